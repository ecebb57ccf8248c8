import type { ChangeRequest } from '#domain/change.ts';
import { dayOf, shanghaiOffsetMs, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { Feature } from '#domain/feature.ts';
import { channels } from '../cases/channels.ts';
import { hourShare } from '../cases/hours.ts';
import { begunCase } from '../cases/make-case.ts';
import { standardRules, type Rules } from '../cases/rules.ts';
import { siteAt } from '../cases/site.ts';
import { reportsFor } from '../cases/stream.ts';
import type { City } from '../city.ts';
import { randomFor, type Random } from '#domain/random.ts';
import { sampleId } from '../sample-id.ts';
import { advance } from './advance.ts';

/** What the city looks like at a step. */
export interface LiveInput {
  /** The stretch of time this step stands for, epoch milliseconds; `to` is now. */
  readonly from: number;
  readonly to: number;
  /** The cases that wait for somebody now (`isWaiting`), as stored. */
  readonly open: readonly Feature[];
  /** Numbers for the reports that come in this stretch, as many as `reports` said; of the day of `to` in Asia/Shanghai. */
  readonly numbers: readonly string[];
}

/** Life for the sample city; the same seed and the same inputs in the same order give the same changes. */
export interface Living {
  /** Draws how many reports come in a stretch of time, epoch milliseconds. */
  reports(from: number, to: number): number;
  /** The changes of a step: new reports, and acts on cases that wait; each is one change request. */
  step(input: LiveInput): ChangeRequest[];
}

/**
 * Reports at the pace and hours of a natural day, and people who work on what is open.
 * @param perDay reports a day, by default a year's cases divided by 365
 */
export function liveFor(
  city: City,
  seed: number,
  rules: Rules = standardRules,
  perDay = city.setting.cases / 365,
): Living {
  const random = randomFor(seed, 'live');
  const drawn = reportsFor(city);
  return {
    reports(from, to) {
      const hour = Math.floor(((to + shanghaiOffsetMs) / 3_600_000) % 24);
      return howMany((perDay * hourShare(hour) * (to - from)) / 3_600_000, random);
    },
    step({ from, to, open, numbers }) {
      const changes: ChangeRequest[] = [];
      const request = (kind: string, line: ChangeRequest['lines'][number]) =>
        changes.push({ kind, note: '', by: 'sample', lines: [line] });
      for (const { collection, id, version, geometry, properties } of open) {
        const done = advance(properties, to - from, to, rules, random);
        if (done === undefined) continue;
        request(done.act, { collection, id, base: version, after: { geometry, properties: done.properties } });
      }
      const begin = Math.max(from, startOfDay(dayOf(to)));
      const times = numbers.map(() => begin + Math.ceil(random.next() * (to - begin))).sort((a, b) => a - b);
      times.forEach((at, i) => {
        const item = drawn.item(dayOf(at), random);
        const spot = drawn.spot(item, random);
        const site = siteAt(city, item, spot, random);
        const id = sampleId(at, random);
        const head = { id, number: numbers[i]!, item, channel: channels.pick(random), reportedAt: at, spot, site };
        const after = { geometry: site.geometry, properties: begunCase(head, rules) };
        request('case.report', { collection: 'cases', id, base: null, after });
      });
      return changes;
    },
  };
}

/** A Poisson number with the mean given (Knuth's method; means here are small). */
function howMany(mean: number, random: Random): number {
  const floor = Math.exp(-Math.min(mean, 500));
  let count = 0;
  for (let p = random.next(); p > floor; p *= random.next()) count += 1;
  return count;
}
