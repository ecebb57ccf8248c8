import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { JobKind } from '../jobs/reader.ts';
import type { Store } from '../store/store.ts';
import { forgetDaysBefore, keepDay } from './store.ts';

/** Room is made so many days ahead. */
const daysAhead = 3;

/** Each night: makes room for the next days' positions and forgets the days that need not be kept any longer. */
export function positionsForgetJob(deps: {
  readonly store: Pick<Store, 'pool'>;
  readonly records: RecordsView;
  readonly now: () => number;
}): JobKind {
  const { store, records, now } = deps;
  return {
    name: 'positions-forget',
    cron: '40 3 * * *',
    retries: 2,
    expireInSeconds: 600,
    async run() {
      const today = dayOf(now());
      for (let day = today; day <= today + daysAhead; day++) await keepDay(store, formatDay(day));
      const days = Number(settingOf(records, 'position.keepDays').value);
      return { days: await forgetDaysBefore(store, formatDay(today - days)) };
    },
  };
}
