import { isWorkday } from '#domain/calendar/work-calendar.ts';
import type { HourPattern } from './class-mix.ts';
import type { Random } from '#domain/random.ts';
import { weighted } from '../weighted.ts';

/** Weight of each hour of the day in Asia/Shanghai, from 00 to 23. */
const patterns: Readonly<Record<HourPattern, readonly number[]>> = {
  patrol: [1, 0.5, 0.3, 0.3, 0.5, 2, 6, 14, 40, 60, 55, 30, 12, 18, 45, 55, 50, 30, 14, 10, 7, 5, 3, 2],
  morning: [1, 0.5, 0.5, 1, 4, 25, 60, 70, 55, 40, 28, 14, 8, 8, 14, 16, 16, 12, 8, 6, 4, 3, 2, 1],
  evening: [3, 1, 0.5, 0.5, 0.5, 2, 8, 16, 18, 18, 16, 18, 14, 12, 16, 22, 34, 50, 62, 66, 52, 34, 18, 8],
  night: [26, 16, 8, 4, 2, 3, 6, 8, 10, 10, 10, 8, 6, 6, 8, 8, 10, 14, 24, 40, 56, 66, 60, 42],
  even: [4, 3, 2, 2, 3, 8, 20, 46, 48, 42, 40, 40, 34, 32, 38, 40, 44, 50, 40, 28, 20, 14, 9, 6],
};

const pickers = Object.fromEntries(
  Object.entries(patterns).map(([name, weights]) => [
    name,
    weighted(weights.map((weight, item) => ({ item, weight }))),
  ]),
) as Record<HourPattern, ReturnType<typeof weighted<number>>>;

/** A moment of the day by pattern: milliseconds since midnight, whole seconds. */
export function momentOf(pattern: HourPattern, random: Random): number {
  return (pickers[pattern].pick(random) * 3600 + random.whole(0, 3599)) * 1000;
}

const patrolTotal = patterns.patrol.reduce((sum, weight) => sum + weight, 0);

/** Share of a day's reports that come in an hour of the day, for `--live`. */
export function hourShare(hour: number): number {
  return (0.75 * patterns.patrol[hour]!) / patrolTotal + 0.25 / 24;
}

/** How busy a day is beside others: fewer supervisors walk on free days, more is found in summer. */
export function dayWeight(day: number, random: Random): number {
  const season = 1 + 0.16 * Math.sin((((day % 365.25) - 110) / 365.25) * 2 * Math.PI);
  return (isWorkday(day) ? 1 : 0.72) * season * (0.88 + 0.24 * random.next());
}
