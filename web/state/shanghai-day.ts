/**
 * Calendar days of Asia/Shanghai, which has kept UTC+8 without summer time since 1991: a day is "YYYY-MM-DD".
 * The host's own zone is never asked.
 */
const offsetSeconds = 8 * 3600;
const daySeconds = 86_400;

/** The day that an instant (epoch milliseconds) falls on. */
export function dayOf(instant: number): string {
  return new Date(instant + offsetSeconds * 1000).toISOString().slice(0, 10);
}

/** The first instant of a day, epoch seconds. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 - offsetSeconds;
}

/** The day `count` days later (earlier where negative). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * daySeconds * 1000).toISOString().slice(0, 10);
}

/** True for a real calendar day written "YYYY-MM-DD": 2026-02-30 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}
