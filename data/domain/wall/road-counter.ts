import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import type { Frame, NumberChoices } from '#domain/cases/numbers/frame.ts';
import { countInto } from '#domain/cases/numbers/memberships.ts';
import { periodAt } from '#domain/cases/numbers/period.ts';
import { allSets } from '#domain/cases/numbers/sets.ts';
import type { Along } from '#domain/streets/street-grid.ts';
import type { Figures } from './figures.ts';
import type { KeyRoads } from './key-roads.ts';
import { rateOf } from './rate-of.ts';

/** Days back that cases filed on a road are counted of. */
export const roadDays = 30;

const [filed, overdueNow, dueToHandle, handledOnTime] = (
  ['filed', 'overdueNow', 'dueToHandle', 'handledOnTime'] as const
).map((id) => allSets.indexOf(id)) as [number, number, number, number];

/** Counts cases by the key road that they lie on, one after the other; of two roads the nearer. */
export class RoadCounter {
  /** The days looked at. */
  readonly frame: Frame;
  readonly #month: Frame;
  readonly #since: number;
  readonly #keyRoads: KeyRoads;
  readonly #tallies: { filed: number; open: number; overdue: number; onTime: number; due: number }[];
  readonly #at = new Uint32Array(allSets.length);
  readonly #along: Along = { line: -1, at: 0, left: 0 };

  /** @param now epoch milliseconds */
  constructor(keyRoads: KeyRoads, now: number, choices: NumberChoices) {
    const seconds = Math.floor(now / 1000);
    this.#keyRoads = keyRoads;
    this.#month = { from: periodAt('month', now).from / 1000, to: seconds, now: seconds, choices };
    this.#since = seconds - roadDays * 86_400;
    this.frame = { ...this.#month, from: Math.min(this.#month.from, this.#since) };
    this.#tallies = keyRoads.roads.map(() => ({ filed: 0, open: 0, overdue: 0, onTime: 0, due: 0 }));
  }

  /** @param lon degrees WGS84 */
  add(facts: CaseFacts, lon: number, lat: number): void {
    const { grid, roadOf } = this.#keyRoads;
    const { line } = grid.nearest(lon, lat, grid.reach, -1, this.#along);
    if (line < 0) return;
    const tally = this.#tallies[roadOf[line]!]!;
    const at = this.#at;
    countInto(facts, this.#month, at);
    if (facts.open) tally.open++;
    if (at[overdueNow] !== 0) tally.overdue++;
    if (at[dueToHandle] !== 0) tally.due++;
    if (at[handledOnTime] !== 0) tally.onTime++;
    // The days reach back beyond the month: filed is asked of them.
    if (facts.filedAt < this.#since || facts.filedAt >= this.frame.to) return;
    if (facts.filedAt < this.#month.from) countInto(facts, this.frame, at);
    if (at[filed] !== 0) tally.filed++;
  }

  /** Worst first: most cases by kilometre, then most overdue, then by name. */
  rows(): Figures['roads']['rows'] {
    return this.#keyRoads.roads
      .map(({ name, metres }, i) => {
        const { filed: count, open, overdue, onTime, due } = this.#tallies[i]!;
        const perKm = metres === 0 ? null : (count * 1000) / metres;
        return { road: name, perKm, open, overdue, onTime: rateOf(onTime, due) };
      })
      .sort((a, b) => (b.perKm ?? -1) - (a.perKm ?? -1) || b.overdue - a.overdue || (a.road < b.road ? -1 : 1));
  }
}
