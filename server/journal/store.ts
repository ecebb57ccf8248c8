import { sql } from 'kysely';
import type { BulkHeader } from '#domain/change.ts';
import type { FeatureState } from '#domain/feature.ts';
import type { RecordContent } from '#domain/record.ts';
import type { Store } from '../store/store.ts';

/** A step of a history: the header of its change and one of its lines. */
export interface HistoryLine<State> {
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  /** 发生时间, where it was sent later than it was done. */
  readonly occurredAt?: Date | null;
  readonly by: string;
  readonly kind: string;
  readonly note: string;
  readonly base: number | null;
  readonly version: number;
  readonly before: State | null;
  readonly after: State | null;
  readonly personal?: Readonly<Record<string, string | null>> | null;
}

/** Which versions of a thing are asked for: the newest first, before one where given. */
export interface Stretch {
  readonly before?: number;
  readonly limit: number;
}

const headerColumns = [
  'change.seq',
  'change.id',
  'change.at',
  'change.occurred_at as occurredAt',
  'change.by',
  'change.kind',
  'change.note',
] as const;

/** The lines of the journal about a feature, the newest first. */
export async function featureLines(
  { db }: Pick<Store, 'db'>,
  collection: string,
  id: string,
  { before, limit }: Stretch,
): Promise<HistoryLine<FeatureState>[]> {
  return db
    .selectFrom('change_line as line')
    .innerJoin('change', 'change.seq', 'line.seq')
    .where('line.collection', '=', collection)
    .where('line.id', '=', id)
    .$if(before !== undefined, (query) => query.where('line.version', '<', before!))
    .select(headerColumns)
    .select(['line.base', 'line.version', 'line.before', 'line.after', 'line.personal'])
    .orderBy('line.version', 'desc')
    .limit(limit)
    .execute();
}

/** The lines of the journal about a record, the newest first. */
export async function recordLines(
  { db }: Pick<Store, 'db'>,
  kind: string,
  id: string,
  { before, limit }: Stretch,
): Promise<HistoryLine<RecordContent>[]> {
  return db
    .selectFrom('change_record as line')
    .innerJoin('change', 'change.seq', 'line.seq')
    .where('line.kind', '=', kind)
    .where('line.id', '=', id)
    .$if(before !== undefined, (query) => query.where('line.version', '<', before!))
    .select(headerColumns)
    .select(['line.base', 'line.version', 'line.before', 'line.after'])
    .orderBy('line.version', 'desc')
    .limit(limit)
    .execute();
}

/** The header of a bulk load. */
export interface BulkLoad {
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly kind: string;
  readonly note: string;
}

/** The bulk loads of a collection, the newest first. A row does not say which of them brought it. */
export async function bulkLoads({ db }: Pick<Store, 'db'>, collection: string): Promise<BulkLoad[]> {
  return db
    .selectFrom('change')
    .select(headerColumns)
    .where(sql<boolean>`bulk ->> 'collection' = ${collection}`)
    .orderBy('seq', 'desc')
    .limit(100)
    .execute();
}

/** What of the journal is asked for; absent = all. */
export interface AuditFilter {
  /** Instants, ISO 8601: at or after `from`, before `to`. */
  readonly from?: string;
  readonly to?: string;
  /** As the journal names whoever did it. */
  readonly by?: string;
  readonly kind?: string;
  /** A collection or kind of records that a line is about. */
  readonly collection?: string;
  /** With `collection`: the feature or record. */
  readonly id?: string;
  /** Only entries before this number. */
  readonly before?: number;
  readonly limit: number;
}

/** An entry of the audit list: a header and the first of its lines. */
export interface AuditEntry {
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  /** 发生时间, where it was sent later than it was done. */
  readonly occurredAt: Date | null;
  readonly by: string;
  readonly kind: string;
  readonly note: string;
  readonly bulk: BulkHeader | null;
  /** All lines of the entry. */
  readonly count: number;
  readonly lines: readonly AuditLine[];
}

export interface AuditLine {
  readonly of: 'feature' | 'record';
  readonly collection: string;
  readonly id: string;
  readonly version: number;
  readonly act: 'create' | 'change' | 'delete';
}

/** Lines shown of one entry. */
const linesShown = 20;

/** Entries of the journal, the newest first. */
export async function auditEntries(
  { db, pool }: Pick<Store, 'db' | 'pool'>,
  filter: AuditFilter,
): Promise<AuditEntry[]> {
  const { from, to, by, kind, collection, id, before, limit } = filter;
  const headers = await db
    .selectFrom('change')
    .select(['seq', 'id', 'at', 'occurred_at as occurredAt', 'by', 'kind', 'note', 'bulk'])
    .$if(from !== undefined, (query) => query.where('at', '>=', new Date(from!)))
    .$if(to !== undefined, (query) => query.where('at', '<', new Date(to!)))
    .$if(by !== undefined, (query) => query.where('by', '=', by!))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .$if(before !== undefined, (query) => query.where('seq', '<', before!))
    .$if(collection !== undefined, (query) => query.where(about(collection!, id)))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  const { rows } = await pool.query<{ seq: number; count: number; lines: AuditLine[] | null }>(
    `select wanted.seq, (
         (select count(*) from change_line where seq = wanted.seq) +
         (select count(*) from change_record where seq = wanted.seq)) as count,
       (select jsonb_agg(first.line) from (
         select jsonb_build_object('of', 'feature', 'collection', collection, 'id', id, 'version', version,
           'act', case when base is null then 'create' when after is null then 'delete' else 'change' end) as line
         from change_line where seq = wanted.seq
         union all
         select jsonb_build_object('of', 'record', 'collection', kind, 'id', id, 'version', version,
           'act', case when base is null then 'create' when after is null then 'delete' else 'change' end)
         from change_record where seq = wanted.seq
         limit ${linesShown}) as first) as lines
     from unnest($1::bigint[]) as wanted (seq)`,
    [headers.map(({ seq }) => seq)],
  );
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  return headers.map((header) => {
    const found = bySeq.get(header.seq);
    return { ...header, count: found?.count ?? 0, lines: found?.lines ?? [] };
  });
}

/** Entries that are about a collection, a kind of records, or one of their members; a bulk load is about all of it. */
function about(collection: string, id: string | undefined) {
  const member = id === undefined ? sql`true` : sql`line.id = ${id}`;
  return sql<boolean>`(
    exists (select from change_line as line where line.seq = change.seq and line.collection = ${collection} and ${member})
    or exists (select from change_record as line where line.seq = change.seq and line.kind = ${collection} and ${member})
    or bulk ->> 'collection' = ${collection})`;
}

/** A look at personal fields. */
export interface Look {
  readonly number: number;
  readonly at: Date;
  readonly by: string;
  readonly collection: string;
  readonly id: string;
  readonly fields: readonly string[];
}

/** Looks at personal fields, the newest first; `kind` of the filter means nothing here. */
export async function looks({ db }: Pick<Store, 'db'>, filter: AuditFilter): Promise<Look[]> {
  const { from, to, by, collection, id, before, limit } = filter;
  return db
    .selectFrom('look')
    .selectAll()
    .$if(from !== undefined, (query) => query.where('at', '>=', new Date(from!)))
    .$if(to !== undefined, (query) => query.where('at', '<', new Date(to!)))
    .$if(by !== undefined, (query) => query.where('by', '=', by!))
    .$if(collection !== undefined, (query) => query.where('collection', '=', collection!))
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .$if(before !== undefined, (query) => query.where('number', '<', before!))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
}

/**
 * The personal fields of a feature. The look is written first and in the same transaction: no answer without its trace.
 * @returns field -> value
 */
export async function lookAtPersonal(
  { db }: Pick<Store, 'db'>,
  look: { readonly at: Date; readonly by: string; readonly collection: string; readonly id: string },
): Promise<Readonly<Record<string, string>>> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('personal_field')
      .select(['field', 'value'])
      .where('collection', '=', look.collection)
      .where('id', '=', look.id)
      .orderBy('field')
      .execute();
    await trx
      .insertInto('look')
      .values({ ...look, fields: rows.map(({ field }) => field) })
      .execute();
    return Object.fromEntries(rows.map(({ field, value }) => [field, value]));
  });
}
