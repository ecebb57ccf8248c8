import { mostDays } from '#domain/hotspots/count.ts';
import type { CellKind } from '#domain/hotspots/hotspot.ts';
import type { OwnSearch } from '../state/own-search.ts';
import { addDays, isDay } from '../state/shanghai-day.ts';

export const cellKinds = ['unit', 'hexagon'] as const satisfies readonly CellKind[];
export const sliceKinds = ['week', 'day'] as const;
export const sources = ['all', 'public', 'patrol'] as const;
export const weekSpans = ['4', '12', '26'] as const;
export const tabs = ['areas', 'repeat', 'weak', 'markets'] as const;
export type Tab = (typeof tabs)[number];

/** Columns of a case that the areas are narrowed by, and what the address calls each (the plain names are the map's). */
export const narrowing = { action: 'actions', classCode: 'classes', district: 'districts', unit: 'units' } as const;
export type NarrowingColumn = keyof typeof narrowing;

/** What the page asks for; the same words stand in the address. Days are Asia/Shanghai's, both included. */
export interface HotspotsAsked {
  readonly cells: (typeof cellKinds)[number];
  readonly slice: (typeof sliceKinds)[number];
  readonly source: (typeof sources)[number];
  readonly first: string;
  readonly last: string;
  readonly filters: Readonly<Partial<Record<NarrowingColumn, readonly string[]>>>;
  /** 1 Monday to 7, and 0 to 23: what was chosen in the matrix. */
  readonly weekday?: number;
  readonly hour?: number;
}

/** The days of so many full weeks up to the end of yesterday: today is not over, and would look quiet. */
export function daysOfWeeks(weeks: (typeof weekSpans)[number], today: string): readonly [string, string] {
  return [addDays(today, -7 * Number(weeks)), addDays(today, -1)];
}

/** The ready-made span that means these days today; undefined for days of one's own. */
export function spanOf(first: string, last: string, today: string): (typeof weekSpans)[number] | undefined {
  return weekSpans.find((weeks) => daysOfWeeks(weeks, today).join() === [first, last].join());
}

/** Whether a period can be cut into days: of a longer one the days would be too many to be read. */
export function hasDays({ first, last }: Pick<HotspotsAsked, 'first' | 'last'>): boolean {
  return last < addDays(first, mostDays);
}

/** Reads an address; what it does not name, or names wrongly, is as the page begins. @param today YYYY-MM-DD */
export function readAsked(own: OwnSearch, today: string): HotspotsAsked {
  const [first = '', last = ''] = [own['first'], own['last']];
  const isPeriod = isDay(first) && isDay(last) && first <= last;
  const [usualFirst, usualLast] = daysOfWeeks('12', today);
  const period = { first: isPeriod ? first : usualFirst, last: isPeriod ? last : usualLast };
  const filters = Object.entries(narrowing).flatMap(([column, name]) => {
    const text = own[name];
    return text ? [[column, text.split(',').map((value) => value.replaceAll('%2C', ','))] as const] : [];
  });
  const [weekday, hour] = [wholeIn(own['weekday'], 1, 7), wholeIn(own['hour'], 0, 23)];
  return {
    cells: cellKinds.find((one) => one === own['cells']) ?? 'unit',
    slice: own['slice'] === 'day' && hasDays(period) ? 'day' : 'week',
    source: sources.find((one) => one === own['source']) ?? 'all',
    ...period,
    filters: Object.fromEntries(filters),
    ...(weekday !== undefined && { weekday }),
    ...(hour !== undefined && { hour }),
  };
}

/** The same as the page's own parameters; the days always stand in it, so that a link shows tomorrow what it shows today. */
export function writeAsked({ cells, slice, source, first, last, filters, weekday, hour }: HotspotsAsked): OwnSearch {
  return {
    cells: cells === 'unit' ? '' : cells,
    slice: slice === 'week' ? '' : slice,
    source: source === 'all' ? '' : source,
    first,
    last,
    weekday: weekday === undefined ? '' : String(weekday),
    hour: hour === undefined ? '' : String(hour),
    ...Object.fromEntries(
      Object.entries(narrowing).map(([column, name]) => [name, joined(filters[column as NarrowingColumn] ?? [])]),
    ),
  };
}

/** What narrows the cases, by column as the API knows it. */
export function columnsOf({ filters }: Pick<HotspotsAsked, 'filters'>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([column, values]) => (values.length === 0 ? [] : [[column, joined(values)]])),
  );
}

/** The same as `/api/hotspots` is asked, without "?". */
export function searchOf(asked: HotspotsAsked): string {
  const { cells, slice, source, first, last, weekday, hour } = asked;
  return new URLSearchParams({
    cells,
    slice,
    source,
    from: first,
    to: last,
    ...columnsOf(asked),
    ...(weekday !== undefined && { weekday: String(weekday) }),
    ...(hour !== undefined && { hour: String(hour) }),
  }).toString();
}

/** The same for the matrix, which stays whole when one of its hours is chosen. */
export function matrixSearchOf({ weekday: _, hour: __, ...asked }: HotspotsAsked): string {
  return searchOf(asked);
}

function wholeIn(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined || !/^\d{1,2}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

function joined(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(',', '%2C')).join(',');
}
