import { addWork } from '#domain/calendar/add-limit.ts';
import { workBetween } from '#domain/calendar/work-between.ts';
import { workCalendars } from '#domain/calendar/work-calendar.ts';
import type { Random } from '#domain/random.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Work on the street is done between 06 and 22. */
const street = workCalendars.sanitation;

/** An instant so many minutes later, in whole seconds. */
export function after(from: number, least: number, most: number, random: Random): number {
  return from + random.whole(least * 60, most * 60) * 1000;
}

/** An instant after so many minutes of the street's hours, in whole seconds. */
export function afterWork(from: number, least: number, most: number, random: Random): number {
  return addWork(from, random.whole(least * 60, most * 60) * 1000, street);
}

/** A share of the way between two instants, in whole seconds. */
export function between(from: number, to: number, share: number): number {
  return from + Math.floor(((to - from) * share) / 1000) * 1000;
}

/** A moment of work before the limit ends; most is done within a day, however long the limit. An urgent matter of the night is done in the night. */
export function withinLimit(from: number, dueAt: number, random: Random): number {
  const part = 0.12 + 0.8 * random.next() ** 1.4;
  const work = workBetween(from, dueAt, street);
  if (work < 30 * minute) return between(from, dueAt, part);
  const used = Math.min(work, 13 * hour) * part;
  return Math.floor(addWork(from, used, street) / 1000) * 1000;
}

/** A moment after the limit ended: most some hours, a few days. */
export function beyondLimit(dueAt: number, random: Random): number {
  return dueAt + Math.round(-Math.log(1 - random.next()) * 15 * 60) * minute + 5 * minute;
}
