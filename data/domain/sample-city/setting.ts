import { formatDay, parseDay, startOfDay } from '#domain/calendar/work-calendar.ts';

/** What the whole sample is made from. */
export interface SampleOptions {
  /** A whole number; the same seed gives the same city. */
  readonly seed: number;
  /** How many cases, over the 365 days before `until`. */
  readonly cases: number;
  /**
   * The day at whose beginning the city stands, "YYYY-MM-DD" in Asia/Shanghai: nothing of that day has happened, so
   * that the bytes do not depend on the hour at which they are made. The day itself is lived (`live/`).
   */
  readonly until: string;
}

/** The options read: days since 1970-01-01 in Asia/Shanghai and instants in epoch milliseconds. */
export interface Setting {
  readonly seed: number;
  readonly cases: number;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly now: number;
  /** Since when the registers are valid: before the first case. ISO 8601 UTC. */
  readonly validFrom: string;
  /** The same instant in epoch milliseconds: the time part of register ids. */
  readonly registeredAt: number;
  /** Year of the last day. */
  readonly year: number;
}

/** Reads the options; the year is the 365 days before `until`. */
export function settingFor(options: SampleOptions): Setting {
  const lastDay = parseDay(options.until) - 1;
  const firstDay = lastDay - 364;
  const registeredAt = startOfDay(firstDay - 60);
  return {
    seed: options.seed,
    cases: options.cases,
    firstDay,
    lastDay,
    now: startOfDay(lastDay + 1),
    validFrom: new Date(registeredAt).toISOString().replace('.000Z', 'Z'),
    registeredAt,
    year: Number(formatDay(lastDay).slice(0, 4)),
  };
}

/** Where the sample's features say they come from. */
export const sampleSource = { source: '示意数据', sourceDatum: 'wgs84' } as const;
