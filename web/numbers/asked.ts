import { groupings, type GroupingId } from '#domain/cases/numbers/groups.ts';
import { reportKinds } from '#domain/cases/numbers/period.ts';
import type { OwnSearch } from '../state/own-search.ts';
import { addDays, isDay } from '../state/shanghai-day.ts';
import type { ReportAsked } from './api.ts';
import { firstSort } from './columns.ts';

/** Columns of a case that the numbers are narrowed by, and what the address calls each (the plain names are the map's). */
export const narrowing = {
  unit: 'units',
  action: 'actions',
  classCode: 'classes',
  channel: 'channels',
  district: 'districts',
  street: 'streets',
} as const;

export type NarrowingColumn = keyof typeof narrowing;

/** What the numbers page shows. Days are Asia/Shanghai's, both included. */
export interface NumbersAsked {
  readonly by: GroupingId;
  readonly first: string;
  readonly last: string;
  readonly filters: Readonly<Partial<Record<NarrowingColumn, readonly string[]>>>;
  /** Key of a column, or 'label'. */
  readonly sort: string;
  /** The other way round than worst first. */
  readonly turned: boolean;
  readonly columns: 'main' | 'all';
  /** A report instead of the table, and a day that lies in its period. */
  readonly report?: ReportAsked;
}

export const periodPresets = ['today', 'yesterday', 'week', 'month', 'lastMonth'] as const;
export type PeriodPreset = (typeof periodPresets)[number];

/** The days a preset means on the day `today`; a week begins on Monday. */
export function daysOf(preset: PeriodPreset, today: string): readonly [string, string] {
  switch (preset) {
    case 'today':
      return [today, today];
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)];
    case 'week':
      return [addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7)), today];
    case 'month':
      return [`${today.slice(0, 8)}01`, today];
    case 'lastMonth': {
      const last = addDays(`${today.slice(0, 8)}01`, -1);
      return [`${last.slice(0, 8)}01`, last];
    }
  }
}

/** The preset that means these days today; undefined for days of one's own. */
export function presetOf(first: string, last: string, today: string): PeriodPreset | undefined {
  return periodPresets.find((preset) => daysOf(preset, today).join() === [first, last].join());
}

/** Reads the address; what it does not say stands at its default: this month by unit, worst first. */
export function readAsked(own: OwnSearch, today: string): NumbersAsked {
  const [monthFirst, monthLast] = daysOf('month', today);
  const [first = '', last = ''] = [own['first'], own['last']];
  const inOrder = isDay(first) && isDay(last) && first <= last;
  const by = isKey(groupings, own['by']) ? own['by'] : 'unit';
  const sort = own['sort'] ?? '';
  const filters = Object.entries(narrowing).flatMap(([column, name]) => {
    const values = own[name]?.split(',').map((value) => value.replaceAll('%2C', ',')) ?? [];
    return values.length === 0 ? [] : [[column, values]];
  });
  const of = own['of'] ?? '';
  return {
    by,
    first: inOrder ? first : monthFirst,
    last: inOrder ? last : monthLast,
    filters: Object.fromEntries(filters) as NumbersAsked['filters'],
    sort: sort.replace(/^-/, '') || (by === 'day' ? 'label' : firstSort),
    turned: sort.startsWith('-'),
    columns: own['cols'] === 'all' ? 'all' : 'main',
    ...(isKey(reportKinds, own['report']) && { report: { kind: own['report'], of: isDay(of) ? of : today } }),
  };
}

/** The same as the page's own parameters; the period always stands in it, so that a link shows tomorrow what it shows today. */
export function writeAsked({ by, first, last, filters, sort, turned, columns, report }: NumbersAsked): OwnSearch {
  const isFirstSort = !turned && sort === (by === 'day' ? 'label' : firstSort);
  return {
    by: by === 'unit' ? '' : by,
    first,
    last,
    sort: isFirstSort ? '' : `${turned ? '-' : ''}${sort}`,
    cols: columns === 'all' ? 'all' : '',
    report: report?.kind ?? '',
    of: report?.of ?? '',
    ...Object.fromEntries(
      Object.entries(narrowing).map(([column, name]) => [name, joined(filters[column as NarrowingColumn] ?? [])]),
    ),
  };
}

/** What narrows the numbers, as parameters of `/api/numbers/table`. */
export function filterParameters(filters: NumbersAsked['filters']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([column, values]) => (values.length === 0 ? [] : [[column, joined(values)]])),
  );
}

function joined(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(',', '%2C')).join(',');
}

function isKey<T extends object>(of: T, key: string | undefined): key is string & keyof T {
  return key !== undefined && Object.hasOwn(of, key);
}
