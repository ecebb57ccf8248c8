import { formatDay, parseDay } from '#domain/calendar/work-calendar.ts';
import { amountOn, change, type Amount, type Dated } from './standing.ts';

/** What stood at a month's end, and what became different in it. */
export interface Month {
  /** "YYYY-MM". */
  readonly month: string;
  readonly end: Amount;
  readonly change: Amount;
  /** Fewer by count and less by area than at its start; a stock that is nothing already has nothing to lose. */
  readonly isFalling: boolean;
}

/** So many months back are told. */
export const monthsTold = 12;

/** The day before a month begins. */
export function eveOf(month: string): string {
  return formatDay(parseDay(`${month}-01`) - 1);
}

/** The month before. */
export function monthBefore(month: string): string {
  return eveOf(month).slice(0, 7);
}

/** The day on which a month ends. */
export function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  const next = number === 12 ? `${year! + 1}-01` : `${year}-${String(number! + 1).padStart(2, '0')}`;
  return eveOf(next);
}

/**
 * The full months before a day, the oldest first.
 * @param today "YYYY-MM-DD"
 * @param baseDay only months that begin after it; undefined: the twelve before
 * @param byArea whether areas are counted at all
 */
export function fullMonths(
  all: readonly Dated[],
  today: string,
  baseDay: string | undefined,
  byArea: boolean,
): Month[] {
  const months: Month[] = [];
  for (let month = monthBefore(today.slice(0, 7)); months.length < monthsTold; month = monthBefore(month)) {
    if (baseDay !== undefined && eveOf(month) < baseDay) break;
    const [start, end] = [amountOn(all, eveOf(month)), amountOn(all, lastDayOf(month))];
    const changed = change(start, end);
    const isFalling = start.count === 0 && end.count === 0 ? true : isLess(changed, byArea);
    months.unshift({ month, end, change: changed, isFalling });
  }
  return months;
}

/** Areas are sums: less than this, in m², is no change. */
const room = 1e-6;

/** Whether a change is a fall, by count and by area. */
export function isLess({ count, area }: Amount, byArea: boolean): boolean {
  return count < 0 && (!byArea || area < -room);
}
