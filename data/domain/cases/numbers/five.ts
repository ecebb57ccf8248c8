import { dayOf, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { CaseFacts } from './facts.ts';
import type { Frame, NumberChoices } from './frame.ts';
import { periodAt } from './period.ts';
import { type CaseSetId } from './sets.ts';
import { countedAt } from './memberships.ts';

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

/** Counts cases into the first three of the five, one after the other. */
export class FiveCounter {
  readonly #frames: FiveFrames;
  readonly #units = new Map<string, number>();
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
    const isIn = (set: CaseSetId, frame: Frame): 0 | 1 => (countedAt(set, facts, frame) === 0 ? 0 : 1);
    this.#filed += isIn('filed', today);
    this.#filedByCitizens += isIn('filedByCitizens', today);
    this.#filedYesterday += isIn('filed', yesterday);
    this.#dueToHandle += isIn('dueToHandle', month);
    this.#handledOnTime += isIn('handledOnTime', month);
    this.#suspended += isIn('suspended', today);
    if (isIn('overdueNow', today) === 0) return;
    const { unit, dueAt } = facts;
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
