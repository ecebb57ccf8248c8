import { collectionById } from '#domain/collections.ts';
import type { Feature } from '#domain/feature.ts';
import { writeFilter, type Filter } from '#domain/filter.ts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { healMs, requestJson } from '../state/request.ts';

/** [west, south, east, north] in degrees WGS84. */
export type Bbox = readonly [number, number, number, number];

/** What the server says of itself and its city. */
export interface City {
  readonly name: { readonly zh: string; readonly en: string };
  readonly sample: boolean;
  readonly mapApproval?: string;
  readonly mapSource?: string;
  readonly basemap: {
    readonly id: string;
    readonly kind: 'raster' | 'vector';
    readonly minzoom: number;
    readonly maxzoom: number;
    readonly attribution: string;
  } | null;
  readonly extent: Bbox | null;
  readonly seq: number;
  readonly now: string;
  readonly version: string;
  readonly collections: ReadonlyArray<{ readonly id: string; readonly count: number }>;
}

export interface Counts {
  readonly total: number;
  readonly open?: number;
  readonly overdue?: number;
  readonly by?: Readonly<Record<string, number>>;
  readonly byStatus?: Readonly<Record<string, number>>;
}

export interface CountsAnswer {
  readonly seq: number;
  readonly at: string;
  readonly counts: Readonly<Record<string, Counts>>;
}

export interface ListAnswer {
  readonly seq: number;
  readonly at: string;
  readonly total: number;
  readonly features: readonly Feature[];
}

/** How many rows one request for the list brings. */
export const listPageSize = 100;

/** The city: asked once; its `seq` is where the live stream begins. While the server is away it is asked for again. */
export const cityQuery = queryOptions({
  queryKey: ['city'],
  queryFn: ({ signal }) => requestJson<City>('/api/city', signal),
  staleTime: Infinity,
  refetchInterval: ({ state }) => (state.status === 'error' ? healMs : false),
});

/** Counts of each collection within the view and filter; the last answer stays while the next is fetched. */
export function countsQuery(collections: readonly string[], bbox: Bbox | undefined, filter: Filter) {
  const path = `/api/counts?${narrowed(collections, bbox, filter)}`;
  return queryOptions({
    queryKey: ['counts', path],
    queryFn: ({ signal }) => requestJson<CountsAnswer>(path, signal),
    enabled: bbox !== undefined && collections.length > 0,
    placeholderData: keepPreviousData,
  });
}

/** One page of the list of what the map shows. @param page 0 is the first */
export function listQuery(collections: readonly string[], bbox: Bbox | undefined, filter: Filter, page: number) {
  const path = `/api/list?${narrowed(collections, bbox, filter)}&offset=${page * listPageSize}&limit=${listPageSize}`;
  return queryOptions({
    queryKey: ['list', path],
    queryFn: ({ signal }) => requestJson<ListAnswer>(path, signal),
    enabled: bbox !== undefined && collections.length > 0,
  });
}

/** The values that a column holds, most frequent first: the choices of a filter. */
export function valuesQuery(collection: string, property: string) {
  return queryOptions({
    queryKey: ['values', collection, property],
    queryFn: ({ signal }) =>
      requestJson<{ values: ReadonlyArray<{ value: string; count: number }> }>(
        `/api/values?collection=${collection}&property=${property}`,
        signal,
      ),
    staleTime: 60_000,
  });
}

/** One feature by its public name. */
export function featureQuery(collection: string, id: string) {
  return queryOptions({
    queryKey: ['feature', collection, id],
    queryFn: ({ signal }) => requestJson<Feature>(`/api/features/${collection}/${encodeURIComponent(id)}`, signal),
  });
}

/** One feature by the small number that tiles carry. */
export function featureByFidQuery(collection: string, fid: number) {
  return queryOptions({
    queryKey: ['feature-by-fid', collection, fid],
    queryFn: ({ signal }) => requestJson<Feature>(`/api/features/${collection}/by-fid/${fid}`, signal),
  });
}

/**
 * The query of what these collections hold in a place. Columns that none of them has are left out, as from tiles: the
 * server would rightly refuse them as unknown, and the filter may stand for more than is asked for here.
 */
function narrowed(collections: readonly string[], bbox: Bbox | undefined, filter: Filter): string {
  const known = new Set(collections.flatMap((id) => collectionById(id)?.columns.map(({ property }) => property) ?? []));
  const equals = Object.fromEntries(Object.entries(filter.equals).filter(([column]) => known.has(column)));
  const parameters = writeFilter({ ...filter, equals });
  const box = bbox?.map((degrees) => degrees.toFixed(6)).join(',');
  return [`collections=${collections.join(',')}`, ...(box ? [`bbox=${box}`] : []), parameters.toString()]
    .filter((part) => part !== '')
    .join('&');
}
