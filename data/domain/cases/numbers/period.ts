import { dayOf, formatDay, parseDay, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { Words } from '#domain/collection.ts';

/** 日报, 周报, 月报. */
export const reportKinds = {
  day: { zh: '日报', en: 'Daily report' },
  week: { zh: '周报', en: 'Weekly report' },
  month: { zh: '月报', en: 'Monthly report' },
} as const satisfies Readonly<Record<string, Words>>;

export type ReportKind = keyof typeof reportKinds;

/** A period in Asia/Shanghai. */
export interface Period {
  /** Its first day, "YYYY-MM-DD". */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Epoch milliseconds; the end is exclusive. */
  readonly from: number;
  readonly to: number;
  /** The first days of the ones before and after. */
  readonly previous: string;
  readonly next: string;
}

/**
 * The day, week (from Monday) or month that a day lies in.
 * @param of "YYYY-MM-DD"
 * @returns undefined where that is no day of the calendar
 */
export function periodOf(kind: ReportKind, of: string): Period | undefined {
  const day = parseDay(of);
  if (Number.isNaN(day) || formatDay(day) !== of) return undefined;
  const [first, end] = kind === 'month' ? monthOf(of) : kind === 'week' ? weekOf(day) : [day, day + 1];
  const before = kind === 'month' ? monthOf(formatDay(first - 1))[0] : first - (end - first);
  return {
    firstDay: formatDay(first),
    lastDay: formatDay(end - 1),
    from: startOfDay(first),
    to: startOfDay(end),
    previous: formatDay(before),
    next: formatDay(end),
  };
}

/** The period of a kind that an instant lies in. @param at epoch milliseconds */
export function periodAt(kind: ReportKind, at: number): Period {
  return periodOf(kind, formatDay(dayOf(at)))!;
}

function weekOf(day: number): readonly [number, number] {
  const monday = day - ((day + 3) % 7); // 1970-01-01 was a Thursday
  return [monday, monday + 7];
}

function monthOf(of: string): readonly [number, number] {
  const [year, month] = of.split('-').map(Number) as [number, number];
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return [parseDay(`${of.slice(0, 7)}-01`), parseDay(`${next[0]}-${String(next[1]).padStart(2, '0')}-01`)];
}
