import { dayOf, startOfDay } from '../state/shanghai-day.ts';
import { instantOf } from './content.ts';

/**
 * The end of validity of what is retired from a day on: that day's first moment in Asia/Shanghai, today at once. Never
 * before it began.
 * @param day "YYYY-MM-DD" in Asia/Shanghai
 * @param now epoch milliseconds
 */
export function endOfValidity(day: string, now: number, validFrom: unknown): string {
  const end = day === dayOf(now) ? now : startOfDay(day) * 1000;
  const start = typeof validFrom === 'string' ? Date.parse(validFrom) : -Infinity;
  return instantOf(Math.max(end, Number.isNaN(start) ? end : start));
}

/** Whether an entry's validity is over. @param now epoch milliseconds */
export function isRetired(validTo: unknown, now: number): boolean {
  return typeof validTo === 'string' && Date.parse(validTo) <= now;
}
