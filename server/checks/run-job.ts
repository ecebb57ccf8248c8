import { settingOf } from '#domain/settings/settings.ts';
import type { RecordsView } from '#domain/record.ts';
import type { JobKind } from '../jobs/reader.ts';
import type { Store } from '../store/store.ts';
import type { Checks } from './reader.ts';
import { forgetFindings } from './store.ts';

const dayMs = 86_400_000;

/** Each night, and when asked for: computes all rules anew, and forgets findings that were mended long ago. */
export function checkRunJob(deps: {
  readonly checks: Pick<Checks, 'run'>;
  readonly store: Store;
  readonly records: RecordsView;
  readonly now: () => number;
}): JobKind {
  const { checks, store, records, now } = deps;
  return {
    name: 'check-run',
    cron: '10 2 * * *',
    retries: 1,
    expireInSeconds: 3_600,
    async run(_data, { signal, progress }) {
      const done = await checks.run({
        signal,
        progress: (ready, total, note) => progress({ done: ready, total, note }),
      });
      const days = Number(settingOf(records, 'finding.keepDays').value);
      const forgotten = await forgetFindings(store, new Date(now() - days * dayMs));
      return { ...done, forgotten };
    },
  };
}
