import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActField, ActInput } from '#domain/cases/fields.ts';
import type { CaseStatus } from '#domain/cases/status.ts';
import type { Feature } from '#domain/feature.ts';
import type { Datum } from '#domain/geometry/datum.ts';
import { requestJson, sendJson } from '../state/request.ts';

/** What all queries of cases begin with: whoever hears of a change of cases marks this as stale. */
export const casesKey = ['cases'] as const;

/** An act that the asker may do now, and what it asks for. */
export interface PossibleAct {
  readonly act: CaseAct;
  readonly needs: readonly ActField[];
  readonly may: readonly ActField[];
}

export interface CaseAnswer {
  readonly case: Feature;
  /** Cases that are merged into it. */
  readonly merged: readonly Feature[];
  readonly acts: readonly PossibleAct[];
  /** The server's clock, ISO. */
  readonly now: string;
}

/** One case with what may be done to it. @param ref id or number (YYYYMMDD-NNNN) */
export function caseQuery(ref: string) {
  return queryOptions({
    queryKey: [...casesKey, 'one', ref],
    queryFn: ({ signal }) => requestJson<CaseAnswer>(`/api/cases/${encodeURIComponent(ref)}`, signal),
  });
}

/** What a list of cases is asked by: a view, filters by column, `q`, `bbox`, a period, sort, offset and limit. */
export type CasesParams = Readonly<Record<string, string | number | undefined>>;

export interface CasesAnswer {
  readonly total: number;
  /** Not all cases were looked through for the words asked for. */
  readonly bounded?: true;
  readonly cases: readonly Feature[];
  readonly seq: number;
  /** ISO. */
  readonly at: string;
}

/** The query string of a list; the same for the list, its XLSX and whatever counts it. */
export function casesSearch(params: CasesParams): string {
  const entries = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
}

/** A piece of a queue; the last answer stays while the next is fetched. */
export function casesQuery(params: CasesParams) {
  const search = casesSearch(params);
  return queryOptions({
    queryKey: [...casesKey, 'list', search],
    queryFn: ({ signal }) => requestJson<CasesAnswer>(`/api/cases?${search}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** How many cases each saved view holds for the asker. */
export const viewsQuery = queryOptions({
  queryKey: [...casesKey, 'views'],
  queryFn: async ({ signal }) =>
    (await requestJson<{ views: ReadonlyArray<{ id: string; count: number }> }>('/api/queue/views', signal)).views,
});

/** An open case of the same kind near by: shown, never merged by itself. */
export interface Duplicate {
  readonly id: string;
  readonly number: string;
  readonly className: string;
  readonly status: CaseStatus;
  readonly place: string;
  readonly metres: number;
  /** ISO. */
  readonly reportedAt: string;
}

/** What the server finds of a place for a class of case. */
export interface ArrivalAnswer {
  readonly place: string;
  readonly road?: string;
  /** Absent before a class is known. */
  readonly unit?: string;
  readonly zone?: string;
  /** Nobody's ground: the sub-district answers meanwhile. */
  readonly gap?: { readonly street?: string };
  readonly grid?: string;
  readonly district?: string;
  readonly street?: string;
  readonly community?: string;
  readonly duplicates: readonly Duplicate[];
  readonly permits: ReadonlyArray<{
    readonly collection: string;
    readonly id: string;
    readonly number: string;
    readonly hours?: string;
    /** Whether the hour is within its own. */
    readonly inHours: boolean;
    /** Whether such permits may allow what is reported. */
    readonly concerns: boolean;
    readonly words: string;
  }>;
  readonly permitHint?: string;
}

/** A place in degrees WGS84. */
export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

/** @param at ISO instant; absent: now. @param of the class, where it is known */
export function arrivalQuery({ lon, lat }: LonLat, of?: { readonly kind: string; readonly code: string }, at?: string) {
  const asked = {
    lon: Number(lon.toFixed(7)),
    lat: Number(lat.toFixed(7)),
    ...(of !== undefined && { classKind: of.kind, classCode: of.code }),
    ...(at !== undefined && { at }),
  };
  return queryOptions({
    queryKey: [...casesKey, 'arrival', asked],
    // In the body: whoever reports from the street is there, and addresses are logged on the way.
    queryFn: ({ signal }) => sendJson<ArrivalAnswer>('POST', '/api/arrival', asked, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}

/** A place found by words: "pzj", "人民路口向南80米路东", a case's number. */
export interface FoundPlace extends LonLat {
  readonly words: string;
  /** What tells it from its namesakes. */
  readonly detail?: string;
  readonly kind: string;
  readonly road?: string;
}

/** @param near among equals the nearer first */
export function placesQuery(words: string, near?: LonLat) {
  const search = casesSearch({ q: words, near: near && `${near.lon.toFixed(4)},${near.lat.toFixed(4)}`, limit: 8 });
  return queryOptions({
    queryKey: [...casesKey, 'places', search],
    queryFn: async ({ signal }) =>
      (await requestJson<{ places: readonly FoundPlace[] }>(`/api/arrival/places?${search}`, signal)).places,
    enabled: words !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Who stands in a unit, for whoever assigns: no more of a person than this. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly licensed?: boolean;
}

/** @param unit its name, as cases carry it */
export function colleaguesQuery(unit: string) {
  return queryOptions({
    queryKey: ['colleagues', unit],
    queryFn: async ({ signal }) =>
      (await requestJson<{ people: readonly Colleague[] }>(`/api/colleagues?unit=${encodeURIComponent(unit)}`, signal))
        .people,
    enabled: unit !== '',
    staleTime: 300_000,
  });
}

/** Who answers at the post of a place, of one kind of responsibility. */
export interface PostAnswer {
  readonly kind: string;
  readonly zone?: {
    readonly number: string;
    readonly name: string;
    readonly unit?: string;
    readonly officer?: string;
    readonly phone?: string;
  };
}

/** Who answered for a place when a case was reported: the post to call. */
export function postsQuery({ lon, lat }: LonLat, at: string) {
  const path = `/api/zones/at?lon=${lon.toFixed(7)}&lat=${lat.toFixed(7)}&at=${encodeURIComponent(at)}`;
  return queryOptions({
    queryKey: ['zones', 'at', path],
    queryFn: ({ signal }) => requestJson<{ answers: readonly PostAnswer[] }>(path, signal),
    staleTime: 300_000,
  });
}

/** What a written case is known by afterwards. */
export interface Acted {
  readonly id: string;
  readonly number: string;
  readonly status: CaseStatus;
  readonly version: number;
  readonly seq: number;
}

/** An act on one case. `base` is the version that the asker saw. */
export interface ActRequest {
  readonly act: CaseAct;
  readonly base: number;
  readonly input: ActInput;
}

/** An act on several cases; each is a change of its own. */
export interface ActsRequest {
  readonly act: CaseAct;
  readonly cases: ReadonlyArray<{ readonly id: string; readonly base: number }>;
  readonly input: ActInput;
}

/** What became of one of several. */
export interface ActResult {
  readonly id: string;
  readonly number?: string;
  readonly status?: CaseStatus;
  readonly version?: number;
  readonly problem?: { readonly title: string; readonly detail: string; readonly possible?: readonly CaseAct[] };
}

/** A report as it is sent, degrees in its own datum. Callers' fields go to their own, erasable table. */
export interface ReportRequest extends LonLat {
  readonly classKind: string;
  readonly classCode: string;
  /** What `lon` and `lat` are in; absent: WGS84. */
  readonly sourceDatum?: Datum;
  readonly channel: string;
  readonly place?: string;
  readonly description?: string;
  readonly photos?: readonly string[];
  readonly photosBefore?: readonly string[];
  readonly photosAfter?: readonly string[];
  readonly selfHandled?: true;
  readonly sourceNumber?: string;
  /** ISO. */
  readonly sourceDueAt?: string;
  readonly urgent?: boolean;
  readonly caller?: { readonly name?: string; readonly phone?: string; readonly address?: string };
  readonly note?: string;
}
