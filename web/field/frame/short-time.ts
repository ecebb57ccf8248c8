import { formatClock, formatInstant } from '../../i18n/times.ts';

/** The time of day of an instant in Asia/Shanghai, with month and day where that is not today. Epoch milliseconds. */
export function shortTime(at: number, now: number): string {
  const full = formatInstant(at);
  return full.slice(0, 10) === formatInstant(now).slice(0, 10) ? formatClock(at) : full.slice(5);
}
