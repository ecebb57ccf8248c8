import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { requestJson } from '../state/request.ts';
import { addDays, isDay, startOfDay } from '../state/shanghai-day.ts';
import type { OwnSearch } from '../state/own-search.ts';
import type { HistoryPage } from './history-api.ts';

/** One thing that a change wrote. */
export interface AuditLine {
  readonly of: 'feature' | 'record';
  /** The collection, or the kind of record. */
  readonly collection: string;
  readonly id: string;
  readonly version: number;
  readonly act: 'create' | 'change' | 'delete';
}

export interface AuditEntry {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly occurredAt?: string;
  readonly by: string;
  readonly byName?: string;
  readonly kind: string;
  readonly note: string;
  readonly lines: readonly AuditLine[];
  /** Lines beyond those told. */
  readonly more?: number;
  readonly bulk?: { readonly collection: string; readonly count: number };
}

/** Somebody looked at the personal fields of a feature. */
export interface Look {
  readonly at: string;
  readonly by: string;
  readonly byName?: string;
  readonly collection: string;
  readonly id: string;
  readonly fields: readonly string[];
}

export interface AuditPage<E> {
  readonly entries: readonly E[];
  /** What to go on before; absent = that was the beginning. */
  readonly next?: number | string;
}

/** The filters of the audit page, as its address says them. */
export const auditFilters = ['since', 'until', 'by', 'kind', 'collection', 'id'] as const;

/** The filters of an address as the server asks for them: days of Shanghai become instants, the last day included. */
export function auditParameters(own: OwnSearch): URLSearchParams {
  const parameters = new URLSearchParams();
  const put = (name: string, value: string | undefined) => value && parameters.set(name, value);
  const start = (day: string) => new Date(startOfDay(day) * 1000).toISOString();
  if (isDay(own['since'] ?? '')) put('from', start(own['since']!));
  if (isDay(own['until'] ?? '')) put('to', start(addDays(own['until']!, 1)));
  for (const name of ['by', 'kind', 'collection', 'id']) put(name, own[name]);
  return parameters;
}

/** Changes, the newest first, piece by piece. */
export function auditQuery(parameters: URLSearchParams) {
  return pages<AuditEntry>('/api/journal', parameters);
}

/** Looks at personal fields, the newest first. */
export function looksQuery(parameters: URLSearchParams) {
  const kept = new URLSearchParams(parameters);
  kept.delete('kind');
  return pages<Look>('/api/journal/looks', kept);
}

/** Where the journal so filtered is fetched as a file. */
export function exportAddress(format: 'csv' | 'xlsx', parameters: URLSearchParams): string {
  return `/api/journal/export?${new URLSearchParams([['format', format], ...parameters]).toString()}`;
}

/** What one line of a change did: the state before and after. */
export function lineQuery({ of, collection, id, version }: AuditLine) {
  const path = `/api/history/${of === 'feature' ? 'features' : 'records'}/${collection}/${encodeURIComponent(id)}`;
  return queryOptions({
    queryKey: ['audit-line', path, version],
    queryFn: async ({ signal }) =>
      (await requestJson<HistoryPage>(`${path}?before=${version + 1}&limit=1`, signal)).entries[0] ?? null,
    // What was written stays so.
    staleTime: Infinity,
  });
}

function pages<E>(path: string, parameters: URLSearchParams) {
  const query = parameters.toString();
  return infiniteQueryOptions({
    queryKey: ['audit', path, query],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams(parameters);
      asked.set('limit', '50');
      if (pageParam !== '') asked.set('before', pageParam);
      return requestJson<AuditPage<E>>(`${path}?${asked.toString()}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => (next === undefined ? undefined : String(next)),
  });
}
