import { dayOf, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { CaseFacts } from './facts.ts';
import type { Frame, NumberChoices } from './frame.ts';
import { periodAt } from './period.ts';
import { allSets } from './sets.ts';
import { countInto } from './memberships.ts';

/** The periods of the five (practice.md 5): today, yesterday to the same second, this month, all up to now. */
export interface FiveFrames {
  readonly today: Frame;
  readonly yesterday: Frame;
  readonly month: Frame;
}

const daySeconds = 86_400;

/** @param now epoch milliseconds */
export function fiveFrames(now: number, choices: NumberChoices): FiveFrames {
  const seconds = Math.floor(now / 1000);
  const midnight = startOfDay(dayOf(now)) / 1000;
  const frame = (from: number, to: number): Frame => ({ from, to, now: seconds, choices });
  return {
    today: frame(midnight, seconds),
    yesterday: frame(midnight - daySeconds, seconds - daySeconds),
    month: frame(periodAt('month', now).from / 1000, seconds),
  };
}

/** The sizes that the five are made of. */
export interface FiveCounts {
  readonly filed: number;
  readonly filedByCitizens: number;
  readonly filedYesterday: number;
  readonly overdue: number;
  /** The unit with the most overdue cases, the first by name among equals; undefined where nothing is overdue. */
  readonly worstUnit: { readonly unit: string; readonly overdue: number } | undefined;
  /** The case that is overdue longest, by the number its asker knows it by. */
  readonly longest: number | undefined;
  readonly dueToHandle: number;
  readonly handledOnTime: number;
  readonly suspended: number;
}

const [filed, filedByCitizens, overdueNow, dueToHandle, handledOnTime, suspended] = (
  ['filed', 'filedByCitizens', 'overdueNow', 'dueToHandle', 'handledOnTime', 'suspended'] as const
).map((id) => allSets.indexOf(id)) as [number, number, number, number, number, number];

/** Counts cases into the first three of the five, one after the other. */
export class FiveCounter {
  readonly #frames: FiveFrames;
  readonly #units = new Map<string, number>();
  readonly #at = new Uint32Array(allSets.length);
  #longest: { id: number; dueAt: number } | undefined;
  #filed = 0;
  #filedByCitizens = 0;
  #filedYesterday = 0;
  #overdue = 0;
  #dueToHandle = 0;
  #handledOnTime = 0;
  #suspended = 0;

  constructor(frames: FiveFrames) {
    this.#frames = frames;
  }

  /** @param id a number by which the asker knows the case */
  add(facts: CaseFacts, id: number): void {
    const { today, yesterday, month } = this.#frames;
    const at = this.#at;
    // Asked only of the periods that the case can be in: most of a month's cases are of the month alone.
    if (facts.filedAt >= yesterday.from && facts.filedAt < yesterday.to) {
      countInto(facts, yesterday, at);
      if (at[filed] !== 0) this.#filedYesterday++;
    }
    if (facts.dueAt >= month.from || month.choices.carryOver === 'yes') {
      countInto(facts, month, at);
      if (at[dueToHandle] !== 0) this.#dueToHandle++;
      if (at[handledOnTime] !== 0) this.#handledOnTime++;
    }
    if (!facts.open && facts.filedAt < today.from) return;
    countInto(facts, today, at);
    if (at[filed] !== 0) this.#filed++;
    if (at[filedByCitizens] !== 0) this.#filedByCitizens++;
    if (at[suspended] !== 0) this.#suspended++;
    if (at[overdueNow] !== 0) this.#countOverdue(facts, id);
  }

  #countOverdue({ unit, dueAt }: CaseFacts, id: number): void {
    this.#overdue++;
    this.#units.set(unit, (this.#units.get(unit) ?? 0) + 1);
    const known = this.#longest;
    if (known === undefined || dueAt < known.dueAt || (dueAt === known.dueAt && id < known.id)) {
      this.#longest = { id, dueAt };
    }
  }

  counts(): FiveCounts {
    const [worst] = [...this.#units].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    return {
      filed: this.#filed,
      filedByCitizens: this.#filedByCitizens,
      filedYesterday: this.#filedYesterday,
      overdue: this.#overdue,
      worstUnit: worst === undefined ? undefined : { unit: worst[0], overdue: worst[1] },
      longest: this.#longest?.id,
      dueToHandle: this.#dueToHandle,
      handledOnTime: this.#handledOnTime,
      suspended: this.#suspended,
    };
  }
}
