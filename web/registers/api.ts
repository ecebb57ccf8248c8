import type { Feature } from '#domain/feature.ts';
import { queryOptions } from '@tanstack/react-query';
import { requestJson, sendJson } from '../state/request.ts';
import { entryKey, type EntryState } from './change-stack.ts';
import type { PersonalChanges } from './content.ts';
import { isRecordKind } from './register.ts';
import type { Row } from './rows.ts';

/** Rows a request brings, and how many a table holds at most: a larger register is worked on through its filters. */
const pageSize = 1000;
export const mostRows = 20_000;

/** What a table stands on. `total` may be more than the rows, see `mostRows`. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** All entries of a register, announced and retired ones too: features page by page, records at once. */
export function rowsQuery(register: string) {
  const isRecord = isRecordKind(register);
  return queryOptions({
    queryKey: isRecord ? ['records', register, 'rows'] : ['register', register],
    queryFn: ({ signal }) => (isRecord ? recordRows(register, signal) : featureRows(register, signal)),
    // Features are kept level one by one (`useRegisterRows`); records are few and asked for anew.
    ...(!isRecord && { staleTime: Infinity }),
  });
}

async function featureRows(collection: string, signal: AbortSignal): Promise<Rows> {
  const rows = new Map<string, Row>();
  let [total, offset] = [0, 0];
  do {
    const path = `/api/list?collections=${collection}&standing=all&offset=${offset}&limit=${pageSize}`;
    const page = await requestJson<{ total: number; features: readonly Feature[] }>(path, signal);
    total = page.total;
    offset += pageSize;
    for (const feature of page.features) rows.set(feature.id, rowOf(feature));
  } while (offset < Math.min(total, mostRows));
  return { rows: [...rows.values()], total };
}

async function recordRows(kind: string, signal: AbortSignal): Promise<Rows> {
  const { records } = await requestJson<{ records: readonly Row[] }>(`/api/records/${kind}`, signal);
  return { rows: records.map(({ id, version, content }) => ({ id, version, content })), total: records.length };
}

/** One entry as it stands now. */
export async function fetchRow(register: string, id: string, signal?: AbortSignal): Promise<Row> {
  const name = `${register}/${encodeURIComponent(id)}`;
  if (!isRecordKind(register)) return rowOf(await requestJson<Feature>(`/api/features/${name}`, signal));
  const { version, content } = await requestJson<Row>(`/api/records/${name}`, signal);
  return { id, version, content };
}

/** A feature as a row. */
export function rowOf({ id, version, fid, geometry, properties }: Feature): Row {
  return { id, version, fid, geometry, content: properties as Row['content'] };
}

/** A row's state, as the change stack and the merge want it. */
export function stateOf({ geometry, content }: Row): EntryState {
  return { ...(geometry && { geometry }), content };
}

/** One entry of a write. `id` absent: the server makes one. */
export interface WriteEntry {
  readonly register: string;
  readonly id?: string;
  readonly base: number | null;
  readonly after: EntryState | null;
  /** Personal fields to set, or to erase (null): kept apart from the entry, and brought back by no undo. */
  readonly personal?: PersonalChanges;
}

export interface Write {
  readonly kind: string;
  readonly note: string;
  readonly entries: readonly WriteEntry[];
}

interface WriteAnswer {
  readonly lines: ReadonlyArray<{ collection: string; id: string; fid: number; version: number }>;
  readonly records?: ReadonlyArray<{ kind: string; id: string; version: number }>;
}

/** The entries as they were written, in the order of the write; null where deleted. */
export interface Written {
  readonly rows: ReadonlyArray<{ readonly register: string; readonly id: string; readonly row: Row | null }>;
  readonly versions: ReadonlyMap<string, number>;
}

/**
 * Writes through the one door: all entries or none.
 * @param key the same key and write have one effect, however often they are sent
 * @throws RequestFailed; 409 with `/lines/N/base` for an entry that another changed meanwhile
 */
export async function writeEntries(write: Write, key: string): Promise<Written> {
  const features = write.entries.filter(({ register }) => !isRecordKind(register));
  const records = write.entries.filter(({ register }) => isRecordKind(register));
  const answer = await sendJson<WriteAnswer>(
    'POST',
    '/api/changes',
    {
      kind: write.kind,
      note: write.note,
      lines: features.map(({ register, id, base, after, personal }) => ({
        collection: register,
        ...(id !== undefined && { id }),
        base,
        after: after && { geometry: after.geometry, properties: after.content },
        ...(personal !== undefined && { personal }),
      })),
      ...(records.length > 0 && {
        records: records.map(({ register, id, base, after }) => ({
          kind: register,
          ...(id !== undefined && { id }),
          base,
          after: after && after.content,
        })),
      }),
    },
    { key },
  );
  const versions = new Map<string, number>();
  const rows = [
    ...features.map((entry, place) => ({ entry, told: answer.lines[place]! })),
    ...records.map((entry, place) => ({ entry, told: { fid: undefined, ...answer.records![place]! } })),
  ].map(({ entry, told: { id, version, fid } }) => {
    versions.set(entryKey(entry.register, id), version);
    const row = entry.after && { id, version, ...(fid !== undefined && { fid }), ...entry.after };
    return { register: entry.register, id, row };
  });
  return { rows, versions };
}

/** A name for one write that nobody else gives. @param random fills an array with chance, `crypto.getRandomValues` */
export function newKey(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): string {
  return [...random(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
