import { CompiledQuery, sql, type Compilable, type RawBuilder, type SqlBool, type Transaction } from 'kysely';
import pg from 'pg';
import type { Collection } from '#domain/collection.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import { unstorable } from '../http/storable.ts';
import { copyOut } from '../store/copy-out.ts';
import { withoutHaste } from '../store/guarded-pool.ts';
import { featureOf, type FeatureRow } from '../store/feature-row.ts';
import type { Database } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { fromWkb } from '../store/wkb.ts';
import type { Bbox } from '../tiles/city-index.ts';
import type { Page, PageQuery, Register } from './register.ts';

/** Exact ids of the lines or areas that meet a box; the index in memory answers it. */
export type IdsMeeting = (collection: string, bbox: Bbox) => string[];

const columns = ['collection', 'id', 'fid', 'version', 'geometry', 'properties'] as const;

/**
 * The common register: the rows of every collection that has no table of its own.
 * @param idsMeeting without it a box finds lines and areas by their boxes alone
 */
export function createRegister(store: Store, collections: readonly Collection[], idsMeeting?: IdsMeeting): Register {
  const { db, pool } = store;
  const byId = new Map(collections.map((collection) => [collection.id, collection]));

  return {
    async get(collection, id) {
      // An id comes from an address, which can hold signs that no id holds.
      if (unstorable(id) !== undefined) return undefined;
      const row = await db
        .selectFrom('feature')
        .select(columns)
        .where('collection', '=', collection)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && featureOf(row);
    },

    async getByFid(collection, fid) {
      const row = await db
        .selectFrom('feature')
        .select(columns)
        .where('collection', '=', collection)
        .where('fid', '=', fid)
        .executeTakeFirst();
      return row && featureOf(row);
    },

    async rows(collection, fids) {
      if (fids.length === 0) return [];
      const rows = await db
        .selectFrom('feature')
        .select(columns)
        .where('collection', '=', collection)
        .where('fid', '=', sql<number>`any(${fids})`)
        .execute();
      const found = new Map(rows.map((row) => [row.fid, row]));
      return fids.flatMap((fid) => found.get(fid) ?? []).map(featureOf);
    },

    page(collection, query) {
      const condition = conditionOf(collection, query, idsMeeting);
      return db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (snapshot): Promise<Page> => {
          const matching = snapshot.selectFrom('feature').where('collection', '=', collection.id).where(condition);
          const { seq } = await snapshot.selectFrom('counter').select('seq').executeTakeFirstOrThrow();
          const numberMatched =
            query.counted?.seq === seq
              ? query.counted.count
              : (await matching.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()).count;
          const rows = matching
            .select(columns)
            .$if(query.after !== undefined, (q) => q.where('id', '>', query.after!))
            .orderBy('id')
            .limit(query.limit + 1);
          const features = await readInSteps(snapshot, rows);
          const more = features.length > query.limit;
          if (more) features.pop();
          const next = more ? features.at(-1)?.id : undefined;
          return { features, numberMatched, seq, ...(next === undefined ? {} : { next }) };
        });
    },

    scan: (collection, batch) => scan(pool, collection, batch),

    async findByNumber(collection, property, digits, limit) {
      const isDeclared = byId.get(collection)?.schema.properties[property] !== undefined;
      if (!isDeclared || !/^[0-9-]+$/.test(digits)) return [];
      const number = sql<string>`(properties ->> ${sql.lit(property)}) collate "C"`;
      const tail = sql<string>`reverse(properties ->> ${sql.lit(property)}) collate "C"`;
      const reversed = [...digits].reverse().join('');
      const found = await Promise.all(
        [between(number, digits), between(tail, reversed)].map((matches) =>
          db
            .selectFrom('feature')
            .select(columns)
            .where('collection', '=', collection)
            .where(matches)
            .orderBy(number, 'desc')
            .limit(limit)
            .execute(),
        ),
      );
      const features = new Map(found.flat().map((row) => [row.fid, featureOf(row)]));
      return [...features.values()]
        .sort((a, b) => order(b.properties[property], a.properties[property]))
        .slice(0, limit);
    },

    async count(collection) {
      const { count } = await db
        .selectFrom('feature')
        .where('collection', '=', collection)
        .select(sql<number>`count(*)`.as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

/** Since when and until when a collection holds anything valid, ISO 8601 UTC with milliseconds; null = open. */
export type ValidSpan = readonly [from: string | null, to: string | null];

/**
 * The extent in time of each collection that holds anything. Each end is one step into an index, whatever the size.
 * @param ids of the collections asked for
 */
export async function validSpans(
  { db }: Pick<Store, 'db'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ValidSpan>> {
  const end = (column: 'valid_from' | 'valid_to', order: string): RawBuilder<Date | null> =>
    sql`(select ${sql.ref(column)} from feature where collection = asked.id order by collection, ${sql.raw(order)} limit 1)`;
  const { rows } = await sql<{ id: string; first: Date | null; since: Date | null; until: Date | null }>`
    select asked.id, ${end('valid_from', 'valid_from')} as first,
      ${end('valid_from', 'valid_from desc nulls first')} as since, ${end('valid_to', 'valid_to desc nulls first')} as until
    from unnest(${ids}::text[]) as asked (id)
    where exists (select from feature where collection = asked.id)`.execute(db);
  // Null stands last in order: it is the last start if there is one.
  return new Map(
    rows.map(({ id, first, since, until }) => [
      id,
      [since === null ? null : (first?.toISOString() ?? null), until?.toISOString() ?? null],
    ]),
  );
}

/** Rows fetched and made features of at a stretch: a few milliseconds, so that a page of ten thousand holds nobody up. */
const stretch = 200;

/** Reads the rows of a query by a cursor of its transaction; between the stretches others are served. */
async function readInSteps(trx: Transaction<Database>, rows: Compilable): Promise<Feature[]> {
  const { sql: text, parameters } = rows.compile();
  // The whole page is wanted soon, not its first row: the plan shall be the one of the plain query.
  await sql`set local cursor_tuple_fraction = 1`.execute(trx);
  await trx.executeQuery(CompiledQuery.raw(`declare page no scroll cursor for ${text}`, [...parameters]));
  const features: Feature[] = [];
  for (;;) {
    const fetched = await sql<FeatureRow>`fetch ${sql.lit(stretch)} from page`.execute(trx);
    for (const row of fetched.rows) features.push(featureOf(row));
    if (fetched.rows.length < stretch) break;
  }
  await sql`close page`.execute(trx);
  return features;
}

/** A text that begins with `start`, as a stretch of byte order that an index answers; `~` stands behind digits and dashes. */
function between(text: RawBuilder<string>, start: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${text} >= ${start} and ${text} < ${`${start}~`})`;
}

/** Byte order, as the database's: a number begins with its day, so that the newest comes last. */
function order(a: Properties[string], b: Properties[string]): number {
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function conditionOf(collection: Collection, query: PageQuery, idsMeeting?: IdsMeeting): RawBuilder<SqlBool> {
  const parts: RawBuilder<SqlBool>[] = [sql`true`];
  if (Object.keys(query.equals).length > 0) {
    parts.push(sql`properties @> ${JSON.stringify(contained(collection, query.equals))}::jsonb`);
  }
  if (query.bbox !== undefined) parts.push(within(collection, query.bbox, idsMeeting));
  const { from, to } = query.datetime ?? {};
  if (from !== undefined) parts.push(sql`(valid_to is null or valid_to > ${from}::timestamptz)`);
  if (to !== undefined) parts.push(sql`(valid_from is null or valid_from <= ${to}::timestamptz)`);
  return sql.join(parts, sql` and `);
}

/** For a list, that it contains the value. */
function contained(collection: Collection, equals: PageQuery['equals']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(equals).map(([name, value]) => {
      const schema = collection.schema.properties[name] as { type?: string } | undefined;
      return [name, schema?.type === 'array' ? [value] : value];
    }),
  );
}

/** West beyond east is a box across the 180th meridian (RFC 7946, 5.2). */
function within(collection: Collection, bbox: Bbox, idsMeeting?: IdsMeeting): RawBuilder<SqlBool> {
  const [west, south, east, north] = bbox;
  if (collection.geometry !== 'point' && idsMeeting !== undefined) {
    const boxes: Bbox[] =
      west <= east
        ? [bbox]
        : [
            [west, south, 180, north],
            [-180, south, east, north],
          ];
    return sql`id = any(${[...new Set(boxes.flatMap((box) => idsMeeting(collection.id, box)))]}::text[])`;
  }
  const latitude = sql`min_lat <= ${north} and max_lat >= ${south}`;
  return west <= east
    ? sql`(min_lon <= ${east} and max_lon >= ${west} and ${latitude})`
    : sql`((min_lon <= ${east} or max_lon >= ${west}) and ${latitude})`;
}

/**
 * Reads a collection whole at one snapshot. The connection is held until `batches` has been read or left; so it must be
 * read, even if only to be left at once.
 */
async function scan(
  pool: pg.Pool,
  collection: string,
  batch: number,
): Promise<{ seq: number; batches: AsyncIterable<Feature[]> }> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(withoutHaste);
    // Rows stand on the disk nearly in this order; sorting a million of them, which the planner prefers, goes over files.
    await client.query(
      'set local enable_sort = off; set local enable_bitmapscan = off; set local enable_seqscan = off',
    );
    const { rows } = await client.query<{ seq: number }>('select seq from counter');
    return { seq: rows[0]!.seq, batches: read(client, collection, batch) };
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function* read(client: pg.PoolClient, collection: string, batch: number): AsyncGenerator<Feature[]> {
  let broken = true;
  try {
    const statement =
      'copy (select id, fid, version, geometry, properties::text from feature ' +
      `where collection = ${pg.escapeLiteral(collection)} order by fid) to stdout (format binary)`;
    yield* copyOut(client, statement, (fields) => decode(collection, fields), batch);
    await client.query('commit');
    broken = false;
  } finally {
    client.release(broken);
  }
}

function decode(collection: string, [id, fid, version, geometry, properties]: readonly Buffer[]): Feature {
  return {
    collection,
    id: id!.toString(),
    fid: Number(fid!.readBigInt64BE()),
    version: Number(version!.readBigInt64BE()),
    geometry: fromWkb(geometry!),
    properties: JSON.parse(properties!.toString()) as Properties,
  };
}

/** An act that somebody did on a feature, as the journal has it. */
export interface ActDone {
  readonly id: string;
  readonly kind: string;
  readonly seq: number;
}

/** The last of these acts that somebody did on each of these features, under any of their names. */
export async function actsBy(
  { db }: Pick<Store, 'db'>,
  asked: {
    /** Names in the journal. */
    readonly by: readonly string[];
    readonly collection: string;
    readonly ids: readonly string[];
    readonly kinds: readonly string[];
  },
): Promise<ActDone[]> {
  if (asked.ids.length === 0) return [];
  return db
    .selectFrom('change_line as line')
    .innerJoin('change', 'change.seq', 'line.seq')
    .where('line.collection', '=', asked.collection)
    .where('line.id', 'in', asked.ids)
    .where('change.by', 'in', asked.by)
    .where('change.kind', 'in', asked.kinds)
    .select(['line.id', 'change.kind', 'change.seq'])
    .distinctOn(['line.id', 'change.kind'])
    .orderBy('line.id')
    .orderBy('change.kind')
    .orderBy('change.seq', 'desc')
    .execute();
}
