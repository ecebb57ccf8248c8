import { addDays, startOfDay } from './shanghai-day.ts';

/**
 * Which cases stand on the map. Always absolute, so that a link opened tomorrow shows what it showed today.
 * - current: still open, or reported on or after the day (practice.md 7: what the map opens with);
 * - days: reported from the first to the last day, both included;
 * - all: every case ever kept.
 */
export type Period =
  | { readonly kind: 'current'; readonly since: string }
  | { readonly kind: 'days'; readonly first: string; readonly last: string }
  | { readonly kind: 'all' };

/** The ready-made choices; their days are worked out when chosen and kept as such. */
export const periodPresets = ['current', 'today', 'sevenDays', 'thirtyDays', 'month', 'all'] as const;
export type PeriodPreset = (typeof periodPresets)[number];

/**
 * The period a preset means on the day `today`.
 * @param today day in Asia/Shanghai, "YYYY-MM-DD"
 */
export function periodOf(preset: PeriodPreset, today: string): Period {
  switch (preset) {
    case 'current':
      return { kind: 'current', since: today };
    case 'today':
      return { kind: 'days', first: today, last: today };
    case 'sevenDays':
      return { kind: 'days', first: addDays(today, -6), last: today };
    case 'thirtyDays':
      return { kind: 'days', first: addDays(today, -29), last: today };
    case 'month':
      return { kind: 'days', first: `${today.slice(0, 8)}01`, last: today };
    case 'all':
      return { kind: 'all' };
  }
}

/** The preset that means this period today, if one does; the first in the list where several do (on the 1st, on the 7th ...). */
export function presetOf(period: Period, today: string): PeriodPreset | undefined {
  return periodPresets.find((preset) => samePeriod(periodOf(preset, today), period));
}

/** True when both hold the same days. */
export function samePeriod(a: Period, b: Period): boolean {
  if (a.kind === 'current') return b.kind === 'current' && a.since === b.since;
  if (a.kind === 'days') return b.kind === 'days' && a.first === b.first && a.last === b.last;
  return b.kind === 'all';
}

/** The period as the filter's instants, epoch seconds; `to` is exclusive. */
export function instantsOf(period: Period): { from?: number; to?: number; current?: number } {
  if (period.kind === 'current') return { current: startOfDay(period.since) };
  if (period.kind === 'days') return { from: startOfDay(period.first), to: startOfDay(addDays(period.last, 1)) };
  return {};
}
