import type pg from 'pg';
import type { Change, ChangeLine, ChangeRequest, ChangeRequestLine } from '#domain/change.ts';
import type { Collection } from '#domain/collection.ts';
import type { Feature, FeatureState } from '#domain/feature.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { mapInSlices } from './in-slices.ts';
import { asStored, featureOf, rowContent, type FeatureRow } from './feature-row.ts';
import { writeRecords } from './commit-records.ts';
import { claimKey } from './idempotency.ts';
import { enter } from './journal.ts';
import { erasePersonal, writePersonal, type PersonalDigests } from './personal.ts';
import { Refusal } from './refusal.ts';
import type { CommitOptions, CommitRefusal } from './store.ts';
import { inTransaction } from './transaction.ts';

/** What a commit needs beside the database. */
export interface CommitDeps {
  readonly pool: pg.Pool;
  readonly collectionOf: (id: string) => Collection;
  readonly now: () => number;
  readonly newId: () => string;
}

/** A line with its id settled and its content as it will be read back. */
interface Line {
  readonly line: number;
  readonly collection: string;
  readonly id: string;
  /** The writer named the id: it may have been used before. */
  readonly isNamed: boolean;
  readonly base: number | null;
  readonly after: FeatureState | null;
  readonly personal: ChangeRequestLine['personal'];
}

/**
 * Writes a change: rows first, then the journal entry with the number. One transaction, all lines or none.
 * Rows are locked in key order, so that writers wait for each other in one direction only.
 * @throws TypeError for a request that no check should have let through: a line without content, an unknown
 *   collection, a geometry that cannot be stored
 */
export async function commit(
  deps: CommitDeps,
  request: ChangeRequest,
  { key, within }: CommitOptions = {},
): Promise<Result<Change, CommitRefusal>> {
  const lines = await mapInSlices(request.lines, (line, i) => settle(line, i, deps.newId));
  const twice = secondOfSame(lines);
  if (twice !== undefined) return refused({ reason: 'version-conflict', line: twice.line, current: null });
  try {
    const change = await inTransaction(deps.pool, 'begin', async (client) => {
      const header = {
        id: deps.newId(),
        kind: request.kind,
        note: request.note,
        by: request.by,
        at: new Date(deps.now()).toISOString(),
        ...(request.occurredAt === undefined ? {} : { occurredAt: request.occurredAt }),
      };
      const earlier = key === undefined ? undefined : await claimKey(client, key, header);
      if (earlier !== undefined) return earlier;
      const existing = await lockExisting(
        client,
        lines.filter((line) => line.base !== null),
      );
      for (const line of lines) await checkVersion(client, line, existing);
      await remove(
        client,
        lines.filter((line) => line.after === null),
      );
      const versions = await lastVersions(
        client,
        lines.filter((line) => line.base === null && line.isNamed),
      );
      const versionOf = (line: Line): number => (line.base ?? versions.get(keyOf(line)) ?? 0) + 1;
      await update(
        client,
        deps,
        lines.filter((line) => line.base !== null && line.after !== null),
      );
      const fids = await insert(
        client,
        deps,
        lines.filter((line) => line.base === null),
        versionOf,
      );
      const personal = await personalOf(client, deps, lines);
      const records = await writeRecords(client, request.records ?? [], deps.newId);
      const entry = {
        ...header,
        lines: await mapInSlices(lines, (line): ChangeLine => {
          const before = existing.get(keyOf(line));
          const digests = personal.get(line);
          return {
            collection: line.collection,
            id: line.id,
            fid: before?.fid ?? fids.get(keyOf(line))!,
            base: line.base,
            version: versionOf(line),
            before: before === undefined ? null : { geometry: before.geometry, properties: before.properties },
            after: line.after,
            ...(digests === undefined ? {} : { personal: digests }),
          };
        }),
        ...(records.length === 0 ? {} : { records }),
      };
      await within?.(client, entry);
      return { seq: await enter(client, entry), ...entry };
    });
    return ok(change);
  } catch (error) {
    if (error instanceof Refusal) return refused(error.refusal);
    throw error;
  }
}

function settle(line: ChangeRequest['lines'][number], i: number, newId: () => string): Line {
  if (line.base === null && line.after === null) throw new TypeError(`Line ${i} neither creates, changes nor deletes.`);
  if (line.base !== null && line.id === undefined)
    throw new TypeError(`Line ${i} changes a feature without naming it.`);
  return {
    line: i,
    collection: line.collection,
    id: line.id ?? newId(),
    isNamed: line.id !== undefined,
    base: line.base,
    after: line.after === null ? null : asStored(line.after),
    personal: line.personal,
  };
}

/** Writes the personal fields of the lines that have any to set, to erase or to leave behind. */
async function personalOf(
  client: pg.ClientBase,
  deps: CommitDeps,
  lines: readonly Line[],
): Promise<Map<Line, PersonalDigests>> {
  const digests = new Map<Line, PersonalDigests>();
  for (const line of lines) {
    const { collection, id, after, personal } = line;
    if (after === null ? deps.collectionOf(collection).personal === undefined : personal === undefined) continue;
    const written =
      after === null
        ? await erasePersonal(client, collection, id)
        : await writePersonal(client, collection, id, personal!);
    if (Object.keys(written).length > 0) digests.set(line, written);
  }
  return digests;
}

function keyOf(feature: { readonly collection: string; readonly id: string }): string {
  return `${feature.collection}/${feature.id}`;
}

function secondOfSame(lines: readonly Line[]): Line | undefined {
  const seen = new Set<string>();
  return lines.find((line) => seen.size === seen.add(keyOf(line)).size);
}

async function lockExisting(client: pg.ClientBase, lines: readonly Line[]): Promise<Map<string, Feature>> {
  if (lines.length === 0) return new Map();
  const { rows } = await client.query<FeatureRow>({
    name: 'commit-lock',
    text: `select f.collection, f.id, f.fid, f.version, f.geometry, f.properties
           from unnest($1::text[], $2::text[]) as wanted (collection, id)
           join feature f on f.collection = wanted.collection and f.id = wanted.id
           order by f.collection, f.id for no key update of f`,
    values: [lines.map((line) => line.collection), lines.map((line) => line.id)],
  });
  return new Map(await mapInSlices(rows, (row) => [keyOf(row), featureOf(row)] as const));
}

async function checkVersion(client: pg.ClientBase, line: Line, existing: ReadonlyMap<string, Feature>): Promise<void> {
  if (line.base === null) return;
  const current = existing.get(keyOf(line));
  if (current?.version === line.base) return;
  if (current !== undefined)
    throw new Refusal({ reason: 'version-conflict', line: line.line, current: current.version });
  const wasThere = (await lastVersions(client, [line])).size > 0;
  throw new Refusal(
    wasThere ? { reason: 'version-conflict', line: line.line, current: null } : { reason: 'missing', line: line.line },
  );
}

/**
 * The last version in the journal of features that may have been deleted: one that is made anew under its old id goes on
 * counting, so that an entity tag never stands for two contents.
 */
async function lastVersions(client: pg.ClientBase, lines: readonly Line[]): Promise<Map<string, number>> {
  if (lines.length === 0) return new Map();
  const { rows } = await client.query<{ collection: string; id: string; version: number }>({
    name: 'commit-last-versions',
    text: `select l.collection, l.id, max(l.version) as version
           from unnest($1::text[], $2::text[]) as wanted (collection, id)
           join change_line l on l.collection = wanted.collection and l.id = wanted.id
           group by l.collection, l.id`,
    values: [lines.map((line) => line.collection), lines.map((line) => line.id)],
  });
  return new Map(rows.map((row) => [keyOf(row), row.version]));
}

async function remove(client: pg.ClientBase, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  await client.query({
    name: 'commit-delete',
    text: `delete from feature f using unnest($1::text[], $2::text[]) as gone (collection, id)
           where f.collection = gone.collection and f.id = gone.id`,
    values: [lines.map((line) => line.collection), lines.map((line) => line.id)],
  });
}

const recordset = `jsonb_to_recordset($1::jsonb) as r (
  collection text, id text, version bigint, geometry text, min_lon float8, min_lat float8, max_lon float8, max_lat float8,
  valid_from timestamptz, valid_to timestamptz, properties jsonb)`;

async function update(client: pg.ClientBase, deps: CommitDeps, lines: readonly Line[]): Promise<void> {
  for (const some of inPortions(lines)) await updateSome(client, deps, some);
}

async function updateSome(client: pg.ClientBase, deps: CommitDeps, lines: readonly Line[]): Promise<void> {
  await client.query({
    name: 'commit-update',
    text: `update feature f set
             version = r.version, geometry = decode(r.geometry, 'hex'), min_lon = r.min_lon, min_lat = r.min_lat,
             max_lon = r.max_lon, max_lat = r.max_lat, valid_from = r.valid_from, valid_to = r.valid_to,
             properties = r.properties
           from ${recordset} where f.collection = r.collection and f.id = r.id`,
    values: [JSON.stringify(lines.map((line) => record(deps, line, line.base! + 1)))],
  });
}

async function insert(
  client: pg.ClientBase,
  deps: CommitDeps,
  lines: readonly Line[],
  versionOf: (line: Line) => number,
): Promise<Map<string, number>> {
  const fids = new Map<string, number>();
  // Writers of the same ids wait for each other in one direction only, across the portions too.
  const ordered = lines.length <= portion ? lines : lines.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const some of inPortions(ordered)) await insertSome(client, deps, some, versionOf, fids);
  return fids;
}

async function insertSome(
  client: pg.ClientBase,
  deps: CommitDeps,
  lines: readonly Line[],
  versionOf: (line: Line) => number,
  fids: Map<string, number>,
): Promise<void> {
  const { rows } = await client.query<{ collection: string; id: string; fid: number }>({
    name: 'commit-insert',
    text: `insert into feature (collection, id, version, geometry, min_lon, min_lat, max_lon, max_lat, valid_from, valid_to, properties)
           select collection, id, version, decode(geometry, 'hex'), min_lon, min_lat, max_lon, max_lat, valid_from, valid_to, properties
           from ${recordset} order by collection collate "C", id collate "C"
           on conflict do nothing returning collection, id, fid`,
    values: [JSON.stringify(lines.map((line) => record(deps, line, versionOf(line))))],
  });
  for (const row of rows) fids.set(keyOf(row), row.fid);
  const existing = lines.find((line) => !fids.has(keyOf(line)));
  if (existing !== undefined) throw new Refusal({ reason: 'exists', line: existing.line });
}

/** Lines written by one statement: what makes its text takes a few milliseconds. */
const portion = 100;

function* inPortions(lines: readonly Line[]): Generator<readonly Line[]> {
  for (let i = 0; i < lines.length; i += portion) yield lines.slice(i, i + portion);
}

function record(deps: CommitDeps, line: Line, version: number): object {
  const content = rowContent(deps.collectionOf(line.collection), line.after!);
  return { collection: line.collection, id: line.id, version, ...content };
}
