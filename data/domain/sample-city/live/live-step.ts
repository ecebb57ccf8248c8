import type { ChangeRequest } from '#domain/change.ts';
import { dayOf, formatDay, shanghaiOffsetMs, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { Feature } from '#domain/feature.ts';
import { channels } from '../cases/channels.ts';
import { hourShare } from '../cases/hours.ts';
import { makeCase } from '../cases/make-case.ts';
import { reportsFor } from '../cases/stream.ts';
import type { City } from '../city.ts';
import { randomFor, type Random } from '../random.ts';
import { sampleId } from '../sample-id.ts';
import { advance } from './advance.ts';

/** What the city looks like at a step. */
export interface LiveInput {
  /** The stretch of time this step stands for, epoch milliseconds; `to` is now. */
  readonly from: number;
  readonly to: number;
  /** The cases that are open now, as stored. */
  readonly open: readonly Feature[];
  /** The highest running number of today's cases (the day of `to` in Asia/Shanghai), 0 for none. */
  readonly lastNumber: number;
}

/** Gives the changes of a step: new reports, and acts on open cases; each is one change request. */
export type LiveStep = (input: LiveInput) => ChangeRequest[];

/**
 * Life for the sample city: reports at the pace and hours of a natural day, and units that work on what is open.
 * The same seed and the same inputs in the same order give the same changes.
 * @param perDay reports a day, by default a year's cases divided by 365
 */
export function liveFor(city: City, seed: number, perDay = city.setting.cases / 365): LiveStep {
  const random = randomFor(seed, 'live');
  const reports = reportsFor(city);
  return ({ from, to, open, lastNumber }) => {
    const changes: ChangeRequest[] = [];
    const request = (kind: string, line: ChangeRequest['lines'][number]) =>
      changes.push({ kind, note: '', by: 'sample', lines: [line] });
    for (const feature of open) {
      const act = advance(feature.properties, to - from, to, random);
      if (act === undefined) continue;
      const { collection, id, version, geometry } = feature;
      request(act.kind, { collection, id, base: version, after: { geometry, properties: compact(act.properties) } });
    }
    const hour = Math.floor(((to + shanghaiOffsetMs) / 3_600_000) % 24);
    const expected = (perDay * hourShare(hour) * (to - from)) / 3_600_000;
    const begin = Math.max(from, startOfDay(dayOf(to)));
    const count = howMany(expected, random);
    const times = Array.from({ length: count }, () => begin + Math.ceil(random.next() * (to - begin))).sort(
      (a, b) => a - b,
    );
    times.forEach((at, i) => {
      const item = reports.item(dayOf(at), random);
      const number = `${formatDay(dayOf(at)).replaceAll('-', '')}-${String(lastNumber + i + 1).padStart(4, '0')}`;
      const head = { id: sampleId(at, random), number, item, channel: channels.pick(random), reportedAt: at };
      const course = { status: 'pendingAcceptance', selfHandled: false } as const;
      const { id, geometry, properties } = makeCase(city, head, reports.spot(item, random), course, random);
      request('case.report', { collection: 'cases', id, base: null, after: { geometry, properties } });
    });
    return changes;
  };
}

/** A Poisson number with the mean given (Knuth's method; means here are small). */
function howMany(mean: number, random: Random): number {
  const floor = Math.exp(-Math.min(mean, 500));
  let count = 0;
  for (let p = random.next(); p > floor; p *= random.next()) count += 1;
  return count;
}

function compact<T extends Record<string, unknown>>(properties: T): T {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as T;
}
