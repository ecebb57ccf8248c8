import type { ClientBase } from 'pg';
import type { BulkHeader, Change, ChangeLine, RecordLine } from '#domain/change.ts';
import type { FeatureState } from '#domain/feature.ts';
import { mapInSlices } from './in-slices.ts';

/** The channel on which a commit wakes the followers of every process; the payload is its number. */
export const wakeChannel = 'shirong_change';

/** A change without its number, which `enter` gives. */
export type Entry = Omit<Change, 'seq'>;

const lineColumns = `(line integer, collection text, id text, fid bigint, base bigint, version bigint, before jsonb,
  after jsonb, personal jsonb)`;

/** Lines entered by one statement. */
const portion = 100;

/** What the lines of an entry are written from, JSON: made in portions, between which others are served. */
function textsOf(lines: readonly ChangeLine[]): Promise<string[]> {
  const firsts = Array.from({ length: Math.ceil(lines.length / portion) }, (_, i) => i * portion);
  return mapInSlices(firsts, (first) =>
    JSON.stringify(lines.slice(first, first + portion).map((line, i) => ({ ...line, line: first + i }))),
  );
}

/**
 * Enters a change into the journal and takes its number. Must come last before commit: the counter's row stays locked from
 * here on, so that numbers stand in the order of the commits and a rollback leaves no gap. What a change of very many lines
 * needs beyond the first portion is ready before, so that others wait for the database alone.
 * @returns the change's number
 */
export async function enter(client: ClientBase, entry: Entry): Promise<number> {
  const [first = '[]', ...more] = await textsOf(entry.lines);
  const { rows } = await client.query<{ seq: number }>({
    name: 'journal-enter',
    text: `
      with next as (update counter set seq = seq + 1 returning seq),
      header as (
        insert into change (seq, id, kind, note, by, at, bulk, occurred_at)
        select seq, $1::uuid, $2, $3, $4, $5::timestamptz, $6::jsonb, $9::timestamptz from next
      ),
      lines as (
        insert into change_line (seq, line, collection, id, fid, base, version, before, after, personal)
        select next.seq, line.* from next, jsonb_to_recordset($7::jsonb) as line ${lineColumns}
      ),
      records as (
        insert into change_record (seq, line, kind, id, base, version, before, after)
        select next.seq, line.* from next, jsonb_to_recordset($8::jsonb) as line
          (line integer, kind text, id text, base bigint, version bigint, before jsonb, after jsonb)
      )
      select seq, pg_notify('${wakeChannel}', seq::text) from next`,
    values: [
      entry.id,
      entry.kind,
      entry.note,
      entry.by,
      entry.at,
      entry.bulk === undefined ? null : JSON.stringify(entry.bulk),
      first,
      JSON.stringify((entry.records ?? []).map((line, i) => ({ ...line, line: i }))),
      entry.occurredAt ?? null,
    ],
  });
  const { seq } = rows[0]!;
  for (const some of more) {
    await client.query({
      name: 'journal-enter-more',
      text: `
        insert into change_line (seq, line, collection, id, fid, base, version, before, after, personal)
        select $1, line.* from jsonb_to_recordset($2::jsonb) as line ${lineColumns}`,
      values: [seq, some],
    });
  }
  return seq;
}

/** The number of the last change committed. */
export async function lastSeq(client: Pick<ClientBase, 'query'>): Promise<number> {
  const { rows } = await client.query<{ seq: number }>('select seq from counter');
  return rows[0]!.seq;
}

interface HeaderRow {
  seq: number;
  id: string;
  kind: string;
  note: string;
  by: string;
  at: Date;
  occurred_at: Date | null;
  bulk: BulkHeader | null;
}

interface LineRow {
  seq: number;
  collection: string;
  id: string;
  fid: number;
  base: number | null;
  version: number;
  before: FeatureState | null;
  after: FeatureState | null;
  personal: Readonly<Record<string, string | null>> | null;
}

interface RecordRow extends RecordLine {
  seq: number;
}

const headerColumns = 'seq, id, kind, note, by, at, occurred_at, bulk';

/** The changes after a number, in order, at most `limit`. */
export async function changesAfter(client: Pick<ClientBase, 'query'>, seq: number, limit: number): Promise<Change[]> {
  const { rows } = await client.query<HeaderRow>({
    name: 'journal-headers',
    text: `select ${headerColumns} from change where seq > $1 order by seq limit $2`,
    values: [seq, limit],
  });
  return withLines(client, rows);
}

/** The change of that id; undefined where there is none. */
export async function changeById(client: Pick<ClientBase, 'query'>, id: string): Promise<Change | undefined> {
  const { rows } = await client.query<HeaderRow>({
    name: 'journal-by-id',
    text: `select ${headerColumns} from change where id = $1::uuid`,
    values: [id],
  });
  return (await withLines(client, rows))[0];
}

/** Entries never change, so that several statements see the same. */
async function withLines(client: Pick<ClientBase, 'query'>, headers: readonly HeaderRow[]): Promise<Change[]> {
  if (headers.length === 0) return [];
  const wanted = [headers.map(({ seq }) => seq)];
  const lines = await client.query<LineRow>({
    name: 'journal-lines',
    text: `select seq, collection, id, fid, base, version, before, after, personal from change_line
           where seq = any($1::bigint[]) order by seq, line`,
    values: wanted,
  });
  const records = await client.query<RecordRow>({
    name: 'journal-records',
    text: `select seq, kind, id, base, version, before, after from change_record
           where seq = any($1::bigint[]) order by seq, line`,
    values: wanted,
  });
  const linesOf = Map.groupBy(lines.rows, (row) => row.seq);
  const recordsOf = Map.groupBy(records.rows, (row) => row.seq);
  return headers.map(({ bulk, at, occurred_at: occurred, ...header }) => {
    const own = recordsOf.get(header.seq);
    return {
      ...header,
      at: at.toISOString(),
      ...(occurred === null ? {} : { occurredAt: occurred.toISOString() }),
      lines: (linesOf.get(header.seq) ?? []).map(({ seq: _, personal, ...line }): ChangeLine =>
        personal === null ? line : { ...line, personal },
      ),
      ...(own === undefined ? {} : { records: own.map(({ seq: _, ...line }): RecordLine => line) }),
      ...(bulk === null ? {} : { bulk }),
    };
  });
}
