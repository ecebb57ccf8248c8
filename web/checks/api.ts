import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Feature as GeoFeature, FeatureCollection, Geometry, Position } from 'geojson';
import type { Rule } from '#domain/checks/all-rules.ts';
import type { RuleState } from '#domain/checks/check.ts';
import type { CaseStatus } from '#domain/cases/status.ts';
import type { Words } from '#domain/collection.ts';
import type { Finding, FindingEvent, FindingState, Severity } from '#domain/finding.ts';
import { requestJson, sendJson } from '../state/request.ts';

/** What all queries of checks begin with: whoever hears of findings marks this as stale. */
export const checksKey = ['checks'] as const;

/** How the checks stand on the server. */
export type Phase = 'stopped' | 'waiting' | 'loading' | 'ready';

export interface TrendDay {
  /** "YYYY-MM-DD", Asia/Shanghai. */
  readonly day: string;
  readonly percent: number | null;
  readonly open: number;
}

/** A rule with how it stands. */
export interface RuleEntry {
  readonly rule: Rule;
  /** Of the bureau's record; null: a standard rule as it is. */
  readonly version: number | null;
  readonly inForce: boolean;
  /** null: not run yet. */
  readonly state: RuleState | null;
  readonly open: number;
  readonly excepted: number;
  /** Why it could not be computed the last time; `state` is of before then. */
  readonly failed?: string;
  readonly trend: readonly TrendDay[];
  /** RFC 3339 UTC. */
  readonly changedAt?: string;
}

export interface RulesAnswer {
  readonly rules: readonly RuleEntry[];
  readonly phase: Phase;
  /** The number of the change that the findings stand at. */
  readonly seq?: number;
  readonly at: string;
}

export const rulesQuery = queryOptions({
  queryKey: [...checksKey, 'rules'],
  queryFn: ({ signal }) => requestJson<RulesAnswer>('/api/rules', signal),
  // Until the first run has ended nothing tells of it; where another process has the lead its news are told.
  refetchInterval: ({ state }) =>
    state.data?.phase === 'loading' ? 2_000 : state.data?.phase === 'ready' ? false : 30_000,
});

/** What became of a finding so far. */
export interface Treat {
  readonly exception?: { readonly reason: string; readonly until: string };
  readonly cases: ReadonlyArray<{ readonly id: string; readonly number: string; readonly status: CaseStatus }>;
  readonly lists: ReadonlyArray<{ readonly id: string; readonly name: string; readonly doneOn?: string }>;
}

/** A finding with its sentences and what became of it. */
export interface ShownFinding extends Finding {
  readonly treat: Treat;
  readonly wrong: Words;
  readonly remedyWords: Words;
}

export const findingSorts = ['severity', 'measured', 'newest', 'place'] as const;
export type FindingSort = (typeof findingSorts)[number];

export const treatFilters = ['any', 'none', 'excepted', 'case', 'list'] as const;
export type TreatFilter = (typeof treatFilters)[number];

/** What findings are asked by; what is absent does not narrow. */
export interface FindingsParams {
  readonly rule?: string;
  readonly kind?: string;
  readonly state?: FindingState | 'all';
  readonly treat?: TreatFilter;
  readonly street?: string;
  readonly unit?: string;
  readonly district?: string;
  readonly severity?: Severity;
  readonly q?: string;
  readonly bbox?: string;
  readonly from?: string;
  readonly to?: string;
  readonly sort?: FindingSort;
  readonly offset?: number;
  readonly limit?: number;
}

export interface FindingsAnswer {
  readonly total: number;
  readonly findings: readonly ShownFinding[];
  readonly seq?: number;
  readonly at: string;
}

/** The query string of a list; the same for the list, its files and the map. */
export function findingsSearch(params: FindingsParams & { readonly language?: string }): string {
  const entries = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
}

/** A piece of the list; the last answer stays while the next is fetched. */
export function findingsQuery(params: FindingsParams) {
  const search = findingsSearch(params);
  return queryOptions({
    queryKey: [...checksKey, 'findings', search],
    queryFn: ({ signal }) => requestJson<FindingsAnswer>(`/api/findings?${search}`, signal),
    placeholderData: keepPreviousData,
  });
}

export interface FindingAnswer {
  readonly finding: ShownFinding;
  readonly events: readonly FindingEvent[];
  readonly rule: Rule;
  readonly at: string;
}

/** One finding with its life. @param id a whole number as text */
export function findingQuery(id: string) {
  return queryOptions({
    queryKey: [...checksKey, 'finding', id],
    queryFn: ({ signal }) => requestJson<FindingAnswer>(`/api/findings/${encodeURIComponent(id)}`, signal),
  });
}

/** Findings as the map draws them: of the exchange file's properties those that the page looks at. */
export type MapFinding = GeoFeature<Geometry, MapFindingProperties>;

export interface MapFindingProperties {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly place?: string;
  readonly unit?: string;
  readonly district?: string;
  /** What became of it. */
  readonly treat?: string;
  /** Where its remedy puts something: longitude, latitude. */
  readonly places?: readonly Position[];
}

/** All findings of a list for the map, up to 20,000. */
export function mapFindingsQuery({ offset: _offset, limit: _limit, sort: _sort, ...params }: FindingsParams) {
  const search = findingsSearch(params);
  return queryOptions({
    queryKey: [...checksKey, 'map', search],
    queryFn: async ({ signal }) =>
      (await requestJson<FeatureCollection<Geometry, MapFindingProperties>>(`/api/findings.geojson?${search}`, signal))
        .features as readonly MapFinding[],
    placeholderData: keepPreviousData,
  });
}

/** Runs all rules anew. @returns the job's id */
export async function runChecks(): Promise<string> {
  return (await sendJson<{ job: string }>('POST', '/api/checks/run')).job;
}

/** What a kind shows beside its findings; undefined data where there is nothing of that name. */
export function showsQuery<T>(rule: string, what: string, of?: string) {
  const search = of === undefined ? '' : `?of=${encodeURIComponent(of)}`;
  return queryOptions({
    queryKey: [...checksKey, 'shows', rule, what, of ?? ''],
    queryFn: ({ signal }) =>
      requestJson<T>(`/api/checks/shows/${encodeURIComponent(rule)}/${encodeURIComponent(what)}${search}`, signal),
  });
}
