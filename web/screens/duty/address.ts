import { cases } from '#domain/cases/collection.ts';
import type { CasesParams } from '../../cases/api.ts';
import type { OwnSearch } from '../../state/own-search.ts';
import { addDays, isDay, startOfDay } from '../../state/shanghai-day.ts';
import type { FilterColumn, View } from '../../state/view.ts';

/*
 * What the address of the desk says: `/duty?view=overdue&unit=一中队&case=20261122-0007`. A filter has the name that
 * `/api/cases` knows it by; only a period is called `since` and `until` here, because `from` and `to` are the map's.
 */

/** How many cases one request of the queue brings. */
export const pageSize = 100;

export const sorts = ['due', 'newest', 'stage'] as const;
export type Sort = (typeof sorts)[number];

/** The instants of a case that a period may be of. */
export const times = ['reportedAt', 'filedAt', 'dispatchedAt', 'dueAt', 'reportedBackAt', 'closedAt'] as const;

/** Which cases the queue holds, in which order. */
export interface QueueAsked {
  readonly view: string;
  /** Column -> values, any of which will do. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** A number's tail, or words of the place. */
  readonly words: string;
  /** Which instant `since` and `until` speak of. */
  readonly time: string;
  /** A day in Asia/Shanghai, or an instant in UTC; until: that day included, that instant not. */
  readonly since?: string;
  readonly until?: string;
  readonly sort: Sort;
}

/** Parameters of a desk that do not narrow the queue. */
const others = new Set(['view', 'case', 'new', 'q', 'time', 'since', 'until', 'sort']);

/** The columns that the map's part of an address keeps. */
const ofTheMap: readonly FilterColumn[] = ['status', 'action', 'classCode', 'unit'];

/** Reads what the queue shall hold from an address. @param view the queue where it names none */
export function askedBy(equals: View['equals'] | undefined, own: OwnSearch, view: string): QueueAsked {
  const filters: Record<string, readonly string[]> = {};
  for (const column of ofTheMap) if (equals?.[column]?.length) filters[column] = equals[column];
  for (const [name, text] of Object.entries(own)) {
    if (!others.has(name)) filters[name] = text.split(',').map((value) => value.replaceAll('%2C', ','));
  }
  const { since, until } = own;
  return {
    view: own['view'] || view,
    filters,
    words: own['q'] ?? '',
    time: own['time'] || 'reportedAt',
    ...(since && isMoment(since) && { since }),
    ...(until && isMoment(until) && { until }),
    sort: sorts.find((sort) => sort === own['sort']) ?? 'due',
  };
}

/** The parts of an address that say what the queue holds; an own parameter that is to go is empty. */
export function addressOf(
  asked: QueueAsked,
  own: OwnSearch,
): { readonly equals: View['equals']; readonly own: OwnSearch } {
  const cleared = Object.fromEntries(
    Object.entries(own).filter(([name]) => name === 'case' || name === 'new' || others.has(name)),
  );
  const equals: Partial<Record<FilterColumn, readonly string[]>> = {};
  const rest: Record<string, string> = {};
  for (const [column, values] of Object.entries(asked.filters)) {
    if (values.length === 0) continue;
    if ((ofTheMap as readonly string[]).includes(column)) equals[column as FilterColumn] = [...values].sort();
    else rest[column] = joined(values);
  }
  return {
    equals,
    own: {
      ...cleared,
      ...rest,
      view: asked.view,
      q: asked.words,
      time: asked.time === 'reportedAt' ? '' : asked.time,
      since: asked.since ?? '',
      until: asked.until ?? '',
      sort: asked.sort === 'due' ? '' : asked.sort,
    },
  };
}

/** The same as `/api/cases` and its XLSX are asked, without a page. */
export function paramsOf(asked: QueueAsked): CasesParams {
  const { since, until } = asked;
  return {
    view: asked.view,
    ...Object.fromEntries(Object.entries(asked.filters).map(([column, values]) => [column, joined(values)])),
    q: asked.words.trim() || undefined,
    ...((since ?? until) !== undefined && {
      // What a number counts lies in its period by a time of its own.
      time: asked.filters['set'] === undefined ? asked.time : undefined,
      from: since && momentOf(since, 0),
      to: until && momentOf(until, 1),
    }),
    sort: asked.sort,
  };
}

/** The address of the desk that lists what a query of `/api/cases` lists. @param query with or without "?" */
export function deskAddress(query: string): string {
  const parameters = new URLSearchParams(query);
  for (const [name, ours] of [
    ['from', 'since'],
    ['to', 'until'],
  ] as const) {
    const value = parameters.get(name);
    if (value) parameters.set(ours, value);
    parameters.delete(name);
  }
  for (const name of ['offset', 'limit']) parameters.delete(name);
  // The desk opens with what is one's own; a number counts whatever is meant by it.
  if (!parameters.has('view')) parameters.set('view', 'all');
  return `/duty?${parameters.toString()}`;
}

/** Columns one narrows by at the desk, in the order of its filters. */
export const filterColumns = ['status', 'unit', 'action', 'classCode', 'channel', 'district', 'street'].map(
  (property) => cases.columns.find((column) => column.property === property)!.property,
);

function joined(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(',', '%2C')).join(',');
}

function isMoment(text: string): boolean {
  return isDay(text) || (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text)));
}

/** The instant a day or instant means; of a day its first, or with `after` 1 the first of the next. */
function momentOf(text: string, after: 0 | 1): string {
  if (!isDay(text)) return text;
  return new Date(startOfDay(addDays(text, after)) * 1000).toISOString().replace('.000Z', 'Z');
}
