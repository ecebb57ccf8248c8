import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { sql } from 'kysely';
import type { ClientBase } from 'pg';
import type { Feature } from '#domain/feature.ts';
import type { EncodedArc } from '#domain/zones/coverage/arc.ts';
import type { EncodedCoverage, EncodedDelta } from '#domain/zones/coverage/encoded.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import type { EditLabel, SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import type { LoggedEdit } from '#domain/zones/schemes/undo-stack.ts';
import { inSlices, mapInSlices } from '../store/in-slices.ts';
import { featureOf } from '../store/feature-row.ts';
import type { Store } from '../store/store.ts';

const pack = promisify(deflate);
const unpack = promisify(inflate);

/** A coverage as it is kept: named by the digest of its canonical JSON. */
export interface Snapshot {
  readonly sha256: string;
  readonly content: Buffer;
  readonly bytes: number;
}

/** One edit in the log of a version. */
export interface EditRow extends LoggedEdit {
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
  readonly label: EditLabel;
  readonly delta: EncodedDelta;
}

/** An edit to be written, in the transaction of its change. */
export interface NewEdit {
  readonly version: string;
  readonly number: number;
  readonly label: EditLabel;
  readonly delta: EncodedDelta;
  readonly undoes?: number;
  readonly redoes?: number;
}

/** A version as the database has it now; the mirror in memory may be a moment behind. */
export interface StoredScheme {
  readonly id: string;
  /** The record's version, the base of its next change. */
  readonly version: number;
  readonly content: SchemeVersion;
}

/** Makes the snapshot of a coverage: the same coverage gives the same name, in any process. */
export async function snapshotOf(coverage: EncodedCoverage): Promise<Snapshot> {
  const json = Buffer.from(JSON.stringify(coverage));
  const sha256 = createHash('sha256').update(json).digest('hex');
  return { sha256, content: await pack(json), bytes: json.length };
}

/** Keeps a snapshot; one that is there already is the same. */
export async function keepSnapshot(client: ClientBase, { sha256, content, bytes }: Snapshot): Promise<void> {
  await client.query(
    'insert into coverage_snapshot (sha256, content, bytes) values ($1, $2, $3) on conflict do nothing',
    [sha256, content, bytes],
  );
}

/** Makes snapshots of several coverages. @returns their names in order, and what keeps them in a transaction */
export async function keepSnapshots(
  coverages: readonly EncodedCoverage[],
): Promise<{ readonly names: readonly string[]; readonly within: (client: ClientBase) => Promise<void> }> {
  const snapshots: Snapshot[] = [];
  for (const coverage of coverages) snapshots.push(await snapshotOf(coverage));
  return {
    names: snapshots.map(({ sha256 }) => sha256),
    async within(client) {
      for (const snapshot of snapshots) await keepSnapshot(client, snapshot);
    },
  };
}

/** A snapshot's coverage. @throws Error where there is none of that name */
export async function readSnapshot({ db }: Pick<Store, 'db'>, sha256: string): Promise<EncodedCoverage> {
  const { content } = await db
    .selectFrom('coverage_snapshot')
    .select('content')
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  return parseCoverage((await unpack(content)).toString('utf8'));
}

/** Characters of a coverage's arcs that are parsed at a stretch, some milliseconds' work. */
const parsedAtOnce = 256 * 1024;

/** Reads a coverage's JSON as `snapshotOf` writes it: grounds, then arcs, which are lists of numbers; others are served between. */
function parseCoverage(json: string): Promise<EncodedCoverage> {
  const begin = '],"arcs":[';
  const at = json.indexOf(begin);
  if (at < 0) throw new Error('A snapshot is no coverage.');
  return inSlices(reading());

  function* reading(): Generator<void, EncodedCoverage> {
    const grounds = (JSON.parse(`${json.slice(0, at)}]}`) as Pick<EncodedCoverage, 'grounds'>).grounds;
    const arcs: EncodedArc[] = [];
    const end = json.length - 2;
    for (let from = at + begin.length; from < end;) {
      yield;
      const next = json.indexOf('],', from + parsedAtOnce);
      const to = next < 0 ? end : next + 1;
      for (const arc of JSON.parse(`[${json.slice(from, to)}]`) as EncodedArc[]) arcs.push(arc);
      from = to + 1;
    }
    return { grounds, arcs };
  }
}

/** A version; undefined where there is none. */
export async function schemeOf({ db }: Pick<Store, 'db'>, id: string): Promise<StoredScheme | undefined> {
  const row = await db
    .selectFrom('record')
    .select(['id', 'version', 'content'])
    .where('kind', '=', 'scheme-versions')
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, content: row.content as unknown as SchemeVersion };
}

/** The highest number that a version of a kind has; 0 where the kind has none. */
export async function lastNumber({ db }: Pick<Store, 'db'>, kind: ResponsibilityKind): Promise<number> {
  const { last } = await db
    .selectFrom('record')
    .select(sql<number | null>`max((content ->> 'number')::integer)`.as('last'))
    .where('kind', '=', 'scheme-versions')
    .where(sql<boolean>`content ->> 'responsibilityKind' = ${kind}`)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** Whether another version of the kind has the number of this one, as its transaction sees it. */
export async function isNumberTaken(
  client: ClientBase,
  id: string,
  { responsibilityKind, number }: SchemeVersion,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from record where kind = 'scheme-versions' and id <> $1 and content ->> 'responsibilityKind' = $2
       and (content ->> 'number')::integer = $3`,
    [id, responsibilityKind, number],
  );
  return rowCount !== 0;
}

/** The kind's published version that takes effect last, apart from one; undefined where there is none. */
export async function lastPublished(
  client: Pick<ClientBase, 'query'>,
  kind: ResponsibilityKind,
  apartFrom: string,
): Promise<StoredScheme | undefined> {
  const { rows } = await client.query<StoredScheme>(
    `select id, version, content from record where kind = 'scheme-versions' and content ->> 'responsibilityKind' = $1
       and content ->> 'state' = 'published' and id <> $2
     order by (content ->> 'effectiveFrom')::timestamptz desc limit 1`,
    [kind, apartFrom],
  );
  return rows[0];
}

/** Whether any version of any kind is published. */
export async function hasPublishedScheme({ db }: Pick<Store, 'db'>): Promise<boolean> {
  const row = await db
    .selectFrom('record')
    .select('id')
    .where('kind', '=', 'scheme-versions')
    .where(sql<boolean>`content ->> 'state' = 'published'`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The edits of a version with numbers after `after`, in order; the first `most` of them. */
export async function editsAfter(
  { db }: Pick<Store, 'db'>,
  version: string,
  after: number,
  most?: number,
): Promise<EditRow[]> {
  const rows = await db
    .selectFrom('scheme_edit as e')
    .innerJoin('change as c', (join) => join.onRef(sql`c.id`, '=', sql`e.change`))
    .select(['e.number', 'e.label', 'e.delta', 'e.undoes', 'e.redoes', 'c.by', 'c.at'])
    .where('e.version', '=', version)
    .where('e.number', '>', after)
    .orderBy('e.number')
    .$if(most !== undefined, (query) => query.limit(most!))
    .execute();
  return rows.map(({ at, undoes, redoes, label, delta, ...row }) => ({
    ...row,
    at: at.toISOString(),
    label: label as EditLabel,
    delta: delta as EncodedDelta,
    ...(undoes === null ? {} : { undoes }),
    ...(redoes === null ? {} : { redoes }),
  }));
}

/** The whole log of a version as undo reads it, without what the edits did. */
export async function logOf({ db }: Pick<Store, 'db'>, version: string): Promise<LoggedEdit[]> {
  const rows = await db
    .selectFrom('scheme_edit as e')
    .innerJoin('change as c', (join) => join.onRef(sql`c.id`, '=', sql`e.change`))
    .select(['e.number', 'e.undoes', 'e.redoes', 'c.by'])
    .where('e.version', '=', version)
    .orderBy('e.number')
    .execute();
  return rows.map(({ undoes, redoes, ...row }) => ({
    ...row,
    ...(undoes === null ? {} : { undoes }),
    ...(redoes === null ? {} : { redoes }),
  }));
}

/** Writes an edit into the log, in the transaction that counts it. */
export async function keepEdit(client: ClientBase, change: string, edit: NewEdit): Promise<void> {
  const { version, number, label, delta, undoes = null, redoes = null } = edit;
  await client.query(
    `insert into scheme_edit (version, number, change, label, delta, undoes, redoes)
     values ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7)`,
    [version, number, change, JSON.stringify(label), JSON.stringify(delta), undoes, redoes],
  );
}

/** The zones of a kind that still stand at an instant, or begin after it. */
export async function zonesStanding(
  { db }: Pick<Store, 'db'>,
  kind: ResponsibilityKind,
  at: string,
): Promise<Feature[]> {
  const rows = await db
    .selectFrom('feature')
    .select(['collection', 'id', 'fid', 'version', 'geometry', 'properties'])
    .where('collection', '=', 'zones')
    .where(sql<boolean>`properties ->> 'responsibilityKind' = ${kind}`)
    .where(sql<boolean>`(valid_to is null or valid_to > ${at}::timestamptz)`)
    .orderBy('id')
    .execute();
  return mapInSlices(rows, featureOf);
}

/** Those of the ids that a zone has or had. */
export async function zoneIdsTaken({ db }: Pick<Store, 'db'>, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('feature')
    .select('id')
    .where('collection', '=', 'zones')
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Whole collections, for reckoning away from the requests. */
export async function featuresOf({ db }: Pick<Store, 'db'>, collections: readonly string[]): Promise<Feature[]> {
  const rows = await factColumns(db)
    .where('collection', '=', sql<string>`any(${collections}::text[])`)
    .execute();
  return rows.map(featureOf);
}

/** Cases reported since an instant. */
export async function casesLately({ db }: Pick<Store, 'db'>, since: string): Promise<Feature[]> {
  const rows = await factColumns(db)
    .where('collection', '=', 'cases')
    .where(sql<boolean>`valid_from >= ${since}::timestamptz`)
    .execute();
  return rows.map(featureOf);
}

/** Cases that are open, of whatever age. */
export async function casesOpen({ db }: Pick<Store, 'db'>): Promise<Feature[]> {
  const rows = await factColumns(db)
    .where('collection', '=', 'cases')
    .where('valid_to', 'is', null)
    .where(sql<boolean>`properties ->> 'open' = 'true'`)
    .execute();
  return rows.map(featureOf);
}

const factColumns = (db: Store['db']) =>
  db.selectFrom('feature').select(['collection', 'id', 'fid', 'version', 'geometry', 'properties']);
