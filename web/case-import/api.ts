import { queryOptions } from '@tanstack/react-query';
import type { ImportFault, ImportMark } from '#domain/cases/import/fault.ts';
import type { ImportEdition } from '#domain/cases/import/find-class.ts';
import type { ImportMapping } from '#domain/cases/import/mapping.ts';
import type { ImportDatum } from '#domain/cases/import/datums.ts';
import type { Channel } from '#domain/cases/words.ts';
import { requestJson, sendJson } from '../state/request.ts';

/** How the columns of a list are read. */
export interface Choices {
  readonly mapping: ImportMapping;
  readonly datum: ImportDatum;
  readonly edition: ImportEdition;
  readonly channel?: Channel;
}

/** A list of cases that somebody brought, and where it stands. */
export interface CaseImport {
  readonly id: string;
  readonly name: string;
  readonly by: string;
  readonly byName?: string;
  readonly at: string;
  readonly heads: readonly string[];
  readonly choices: Choices;
  /** Columns without which no row can be taken. */
  readonly missing: readonly string[];
  readonly phase: 'mapping' | 'looking' | 'looked' | 'taking' | 'taken' | 'failed' | 'cancelled';
  readonly progress?: { readonly done: number; readonly total?: number };
  readonly error?: string;
  readonly found?: {
    readonly rows: number;
    readonly good: number;
    readonly faulty: number;
    readonly faults: number;
    readonly marks: number;
    readonly closed: number;
  };
  readonly taken?: { readonly cases: number };
}

export type Part = 'faults' | 'marks';
export type Entry = ImportFault | ImportMark;

const root = '/api/cases/imports';

/** While something is done with a list it is asked for again after so long, milliseconds. */
const pollMs = 700;

/** Where a list stands; asked for again while something is done with it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['case-imports', id],
    queryFn: ({ signal }) => requestJson<CaseImport>(`${root}/${id}`, signal),
    refetchInterval: ({ state: { data } }) => (data?.phase === 'looking' || data?.phase === 'taking' ? pollMs : false),
  });

/** The newest lists. */
export const importsQuery = queryOptions({
  queryKey: ['case-imports'],
  queryFn: async ({ signal }) => (await requestJson<{ imports: readonly CaseImport[] }>(root, signal)).imports,
});

/** A page of what was found in a list. @param seen the choices it was looked at with: others find something else */
export const entriesQuery = (id: string, part: Part, offset: number, limit: number, seen: Choices) =>
  queryOptions({
    queryKey: ['case-imports', id, part, offset, limit, seen],
    queryFn: ({ signal }) => fetchEntries(id, part, offset, limit, signal),
  });

function fetchEntries(id: string, part: Part, offset: number, limit: number, signal?: AbortSignal) {
  return requestJson<{ total: number; entries: readonly Entry[] }>(
    `${root}/${id}/${part}?offset=${offset}&limit=${limit}`,
    signal,
  );
}

/** As many as the server gives at once. */
const most = 5_000;

/** Everything that was found in a list. */
export async function allEntries(id: string, part: Part): Promise<Entry[]> {
  const all: Entry[] = [];
  for (;;) {
    const { total, entries } = await fetchEntries(id, part, all.length, most);
    all.push(...entries);
    if (entries.length === 0 || all.length >= total) return all;
  }
}

/** Brings a list. */
export function bring(file: File, signal: AbortSignal): Promise<CaseImport> {
  const body = new FormData();
  body.set('file', file);
  return sendJson('POST', root, body, { signal });
}

/** Looks at a list again, with other eyes. */
export function lookAgain(id: string, choices: Choices): Promise<CaseImport> {
  return sendJson('POST', `${root}/${id}/preview`, choices);
}

/** Takes the good rows of a list. @param expected as many as the preview promised */
export function takeList(id: string, expected: number): Promise<CaseImport> {
  return sendJson('POST', `${root}/${id}/take`, { expected });
}

/** Ends what is being done with a list. */
export function cancelWork(id: string): Promise<CaseImport> {
  return sendJson('POST', `${root}/${id}/cancel`);
}

/** Forgets a list with all that it holds. */
export function forget(id: string): Promise<void> {
  return sendJson('DELETE', `${root}/${id}`);
}
