import { queryOptions } from '@tanstack/react-query';
import type { EncodedCoverage, EncodedDelta } from '#domain/zones/coverage/encoded.ts';
import type { LeftOutReason } from '#domain/zones/left-out.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import type { EditLabel, SchemeAct, SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import { recordsQuery } from '../state/records.ts';
import { requestJson, sendJson } from '../state/request.ts';

/** One edit in the log of a version, as the server keeps it. */
export interface EditEntry {
  readonly number: number;
  /** Id of who made it. */
  readonly by: string;
  readonly byName?: string;
  /** ISO instant. */
  readonly at: string;
  readonly label: EditLabel;
  readonly delta: EncodedDelta;
  /** The number of the edit that this one takes back. */
  readonly undoes?: number;
  /** The number of the edit that this one makes again. */
  readonly redoes?: number;
}

/** A version's coverage as it stands after its edit `edits`. */
export interface CoverageAnswer {
  readonly id: string;
  readonly number: number;
  readonly edits: number;
  readonly coverage: EncodedCoverage;
}

/** What is sent for one edit. */
export interface EditRequest {
  /** Number of the last edit that the sender knows. */
  readonly base: number;
  readonly label: EditLabel;
  readonly delta: EncodedDelta;
  readonly undoes?: number;
  readonly redoes?: number;
}

/** The edit was taken: its number, and all edits after the base, the own one last. */
export interface EditTaken {
  readonly number: number;
  readonly seq: number;
  readonly edits: readonly EditEntry[];
}

/** Member `conflict` of the refusal 409. */
export interface ConflictAnswer {
  readonly edits: readonly EditEntry[];
  readonly owners: readonly Owner[];
}

/** Who answered for a place, one answer a kind of responsibility. */
export interface ZoneAnswer {
  readonly kind: ResponsibilityKind;
  readonly zone?: {
    readonly id: string;
    readonly number: string;
    readonly name: string;
    readonly unit?: string;
    readonly leader?: string;
    readonly officer?: string;
    readonly phone?: string;
    readonly street?: string;
    readonly scheme: { readonly id: string; readonly number: number; readonly approvalNumber?: string };
  };
  readonly leftOut?: { readonly reason: LeftOutReason; readonly note: string };
  /** Nobody's: the sub-district answers meanwhile. */
  readonly gap?: { readonly street?: string };
}

export interface ZonesAtAnswer {
  readonly at: string;
  readonly answers: readonly ZoneAnswer[];
}

const root = '/api/zones/schemes';
const pathOf = (id: string) => `${root}/${encodeURIComponent(id)}`;

/** All versions of all schemes. */
export const schemeVersionsQuery = recordsQuery<SchemeVersion>('scheme-versions');

/** The names of whoever moved the versions on, by how the versions hold them ('person:ID'). */
export const schemePeopleQuery = queryOptions({
  // Below the versions' own key: what follows them follows this too.
  queryKey: [...schemeVersionsQuery.queryKey, 'names'],
  queryFn: async ({ signal }) => (await requestJson<{ names: Readonly<Record<string, string>> }>(root, signal)).names,
});

/** Makes a draft from a version, or from nothing. */
export function makeDraft(
  draft: { readonly responsibilityKind: ResponsibilityKind; readonly title: string; readonly basedOn?: string },
  key?: string,
): Promise<{ readonly id: string; readonly seq: number }> {
  return sendJson('POST', root, draft, key === undefined ? {} : { key });
}

/** The coverage of a version as it stands now. */
export function fetchCoverage(id: string, signal?: AbortSignal): Promise<CoverageAnswer> {
  return requestJson(`${pathOf(id)}/coverage`, signal);
}

/** A version's coverage, for reading only (comparison, print): the desk keeps its own. */
export function coverageQuery(id: string) {
  return queryOptions({
    queryKey: ['zones', 'coverage', id],
    queryFn: ({ signal }) => fetchCoverage(id, signal),
  });
}

/** The edits with numbers greater than `after`. */
export async function fetchEdits(id: string, after: number, signal?: AbortSignal): Promise<readonly EditEntry[]> {
  return (await requestJson<{ edits: readonly EditEntry[] }>(`${pathOf(id)}/edits?after=${after}`, signal)).edits;
}

/** Sends one edit; the same key has one effect. @throws RequestFailed; 409 has the member `conflict` (ConflictAnswer) */
export function postEdit(id: string, edit: EditRequest, key: string): Promise<EditTaken> {
  return sendJson('POST', `${pathOf(id)}/edits`, edit, { key });
}

/** Moves a version on. @param act with what it asks for: comment (return), approvalNumber (approve), effectiveFrom (publish) */
export function postAct(
  id: string,
  act: {
    readonly act: SchemeAct;
    readonly comment?: string;
    readonly approvalNumber?: string;
    /** ISO instant. */
    readonly effectiveFrom?: string;
  },
  key?: string,
): Promise<{ readonly seq: number }> {
  return sendJson('POST', `${pathOf(id)}/acts`, act, key === undefined ? {} : { key });
}

/** Who answers for a place. @param at instant or day; @param kind absent: all kinds */
export function zonesAtQuery(place: readonly [lon: number, lat: number], at: string, kind?: ResponsibilityKind) {
  const [lon, lat] = place.map((degrees) => degrees.toFixed(7));
  const path = `/api/zones/at?lon=${lon}&lat=${lat}&at=${encodeURIComponent(at)}${kind ? `&kind=${kind}` : ''}`;
  return queryOptions({
    queryKey: ['zones', 'at', path],
    queryFn: ({ signal }) => requestJson<ZonesAtAnswer>(path, signal),
  });
}

/** The whole-city test of a version as the server counts it. */
export function cityTestQuery<Report>(id: string) {
  return queryOptions({
    queryKey: ['zones', 'test', id],
    queryFn: ({ signal }) => requestJson<Report>(`${pathOf(id)}/test`, signal),
  });
}

/** What the page needs to run the whole-city test by itself while drawing. */
export function testGroundQuery<TestGround>(id: string) {
  return queryOptions({
    queryKey: ['zones', 'test-ground', id],
    queryFn: ({ signal }) => requestJson<TestGround>(`${pathOf(id)}/test-ground`, signal),
    staleTime: 300_000,
  });
}

/** What changes hands from a version to another. */
export function compareQuery<Comparison>(id: string, other: string) {
  return queryOptions({
    queryKey: ['zones', 'compare', id, other],
    queryFn: ({ signal }) => requestJson<Comparison>(`${pathOf(id)}/compare/${encodeURIComponent(other)}`, signal),
  });
}

/** Names of a file's properties that hold a zone's number, name and unit, and what the draft is called. */
export interface ImportMapping {
  readonly responsibilityKind: ResponsibilityKind;
  readonly title: string;
  readonly number: string;
  readonly name: string;
  readonly unit?: string;
}

/** Takes in existing zones from a GeoJSON file as they are: a job makes a draft of them. */
export function importScheme(file: Blob, mapping: ImportMapping): Promise<{ readonly job: string }> {
  const query = new URLSearchParams(Object.entries(mapping).filter(([, value]) => value !== ''));
  return sendJson('POST', `${root}/import?${query}`, file.slice(0, file.size, 'application/geo+json'));
}
