import { actions } from '#domain/actions.ts';
import { dayOf, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import type { Frame, NumberChoices } from '#domain/cases/numbers/frame.ts';
import { countInto } from '#domain/cases/numbers/memberships.ts';
import { periodAt } from '#domain/cases/numbers/period.ts';
import { allSets } from '#domain/cases/numbers/sets.ts';
import type { Figures } from './figures.ts';

/** Days of an action's trend, today the last. */
export const trendDays = 14;

const daySeconds = 86_400;
const [filed, overdueNow, closedInPeriod] = (['filed', 'overdueNow', 'closedInPeriod'] as const).map((id) =>
  allSets.indexOf(id),
) as [number, number, number];

interface Tally {
  open: number;
  overdue: number;
  closed: number;
  readonly trend: number[];
}

/** Counts cases by the ten actions, one after the other. */
export class ActionCounter {
  /** The days looked at: of this month, and of the trend where that begins before. */
  readonly frame: Frame;
  readonly #month: number;
  readonly #first: number;
  readonly #tallies = new Map<number, Tally>();
  readonly #at = new Uint32Array(allSets.length);

  /** @param now epoch milliseconds */
  constructor(now: number, choices: NumberChoices) {
    const seconds = Math.floor(now / 1000);
    this.#month = periodAt('month', now).from / 1000;
    this.#first = startOfDay(dayOf(now) - trendDays + 1) / 1000;
    this.frame = { from: Math.min(this.#month, this.#first), to: seconds, now: seconds, choices };
    for (const action of Object.keys(actions)) {
      this.#tallies.set(Number(action), {
        open: 0,
        overdue: 0,
        closed: 0,
        trend: new Array<number>(trendDays).fill(0),
      });
    }
  }

  add(facts: CaseFacts): void {
    const tally = this.#tallies.get(facts.action);
    if (tally === undefined) return;
    const at = this.#at;
    countInto(facts, this.frame, at);
    if (facts.open) tally.open++;
    if (at[overdueNow] !== 0) tally.overdue++;
    if (at[closedInPeriod]! >= this.#month) tally.closed++;
    // Days of Shanghai are all as long as each other.
    if (at[filed]! >= this.#first) tally.trend[Math.floor((at[filed]! - this.#first) / daySeconds)]!++;
  }

  figures(): Figures['actions'] {
    return [...this.#tallies].map(([action, tally]) => ({ action, ...tally, lost: null }));
  }
}
