import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { HotCell, HotPlace, TooSmall } from '#domain/hotspots/hotspot.ts';
import { requestJson } from '../state/request.ts';

/** What every answer of the areas is asked again by. */
export const hotspotsKey = ['hotspots'] as const;

/** The period that an answer is of: instants, the end exclusive. */
interface Head {
  readonly at: string;
  readonly from: string;
  readonly to: string;
}

export interface HotRanking extends Head {
  readonly total: number;
  readonly outside: number;
  readonly guard?: TooSmall;
  readonly places: readonly HotPlace[];
}

export type CellFeature = Feature<Polygon | MultiPolygon | null, HotCell>;

export interface RepeatPlace {
  readonly place: string;
  readonly unit: string;
  readonly className: string;
  readonly classNameEn: string;
  readonly lon: number;
  readonly lat: number;
  readonly n: number;
  readonly dates: number;
  readonly query: Readonly<Record<string, string>>;
}

export interface RepeatLimits {
  readonly cases: number;
  readonly metres: number;
  readonly days: number;
}

export type WeakPlace = HotPlace & { readonly because: readonly ('slices' | 'repeat')[] };

/** Weekday 1 Monday to 7; hours [from, to). */
export type MarketPlace = HotPlace & {
  readonly market: {
    readonly weekday: number;
    readonly from: number;
    readonly to: number;
    readonly weeks: number;
    readonly cases: number;
    readonly query: Readonly<Record<string, string>>;
  };
};

interface Listed<P, L> extends Head {
  /** All there are, also those that are not told. */
  readonly n: number;
  readonly limits: L;
  readonly places: readonly P[];
}

export interface BriefPlace extends HotPlace {
  readonly inMonth: number;
  readonly before: number;
  readonly owner: {
    readonly unit?: string;
    readonly zone?: string;
    readonly leader?: string;
    readonly officer?: string;
    readonly phone?: string;
  };
  readonly cases: ReadonlyArray<{
    readonly number: string;
    readonly className: string;
    readonly classNameEn: string;
    readonly place: string;
    readonly status: string;
    readonly reportedAt: string;
    readonly photos: readonly string[];
  }>;
}

export interface Brief extends Head {
  /** YYYY-MM */
  readonly month: string;
  readonly since: string;
  readonly total: number;
  readonly guard?: TooSmall;
  readonly inMonth: number;
  readonly before: number;
  readonly places: readonly BriefPlace[];
}

/** An answer of the areas; the last one stays while the next is on its way, and a question left behind is called off. */
function asking<T>(path: string, search: string) {
  return queryOptions({
    queryKey: [...hotspotsKey, path, search],
    queryFn: ({ signal }) => requestJson<T>(`/api/hotspots${path}?${search}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** The areas that stand out, the first first. */
export const rankingQuery = (search: string) => asking<HotRanking>('/top', `${search}&limit=50`);

/** The cells with a case, with their outlines. */
export const cellsQuery = (search: string) =>
  asking<FeatureCollection<Polygon | MultiPolygon | null, HotCell>>('.geojson', search);

/** One cell in words and figures. Another cell's answer is not shown for it. */
export const placeQuery = (search: string, cell: string) =>
  queryOptions({
    ...asking<HotPlace & Head>('/place', `${search}&cell=${encodeURIComponent(cell)}`),
    placeholderData: (last: (HotPlace & Head) | undefined) => (last?.cell.id === cell ? last : undefined),
  });

/** Cases by weekday (7, Monday first) and hour (24), of all cells or of one. */
export const matrixQuery = (search: string, cell: string | undefined) =>
  asking<{ readonly counts: readonly (readonly number[])[] }>(
    '/matrix',
    cell === undefined ? search : `${search}&cell=${encodeURIComponent(cell)}`,
  );

/** Where the same comes again (反复点位). */
export const repeatQuery = (search: string) =>
  asking<Listed<RepeatPlace, RepeatLimits>>('/repeat', `${search}&limit=50`);

/** Weak places: high in some slices, or the same comes again there. */
export const weakQuery = (search: string) =>
  asking<Listed<WeakPlace, { readonly slices: number; readonly repeat: RepeatLimits }>>('/weak', `${search}&limit=50`);

/** Roadside markets that may be there. */
export const marketsQuery = (search: string) =>
  asking<Listed<MarketPlace, { readonly weeks: number }>>('/markets', `${search}&limit=50`);

/** The brief of a month. @param month YYYY-MM; undefined: the one before this */
export const briefQuery = (month: string | undefined, cells: string) =>
  asking<Brief>('/brief', new URLSearchParams({ cells, ...(month !== undefined && { month }) }).toString());
