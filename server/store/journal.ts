import type { ClientBase } from 'pg';
import type { BulkHeader, Change, ChangeLine } from '#domain/change.ts';
import type { FeatureState } from '#domain/feature.ts';

/** The channel on which a commit wakes the followers of every process; the payload is its number. */
export const wakeChannel = 'shirong_change';

/** A change without its number, which `enter` gives. */
export type Entry = Omit<Change, 'seq'>;

/**
 * Enters a change into the journal and takes its number. Must be the last statement before commit: the counter's row
 * stays locked from here on, so that numbers stand in the order of the commits and a rollback leaves no gap.
 * @returns the change's number
 */
export async function enter(client: ClientBase, entry: Entry): Promise<number> {
  const { rows } = await client.query<{ seq: number }>({
    name: 'journal-enter',
    text: `
      with next as (update counter set seq = seq + 1 returning seq),
      header as (
        insert into change (seq, id, kind, note, by, at, bulk)
        select seq, $1::uuid, $2, $3, $4, $5::timestamptz, $6::jsonb from next
      ),
      lines as (
        insert into change_line (seq, line, collection, id, fid, base, version, before, after)
        select next.seq, line.* from next, jsonb_to_recordset($7::jsonb) as line
          (line integer, collection text, id text, fid bigint, base bigint, version bigint, before jsonb, after jsonb)
      )
      select seq, pg_notify('${wakeChannel}', seq::text) from next`,
    values: [
      entry.id,
      entry.kind,
      entry.note,
      entry.by,
      entry.at,
      entry.bulk === undefined ? null : JSON.stringify(entry.bulk),
      JSON.stringify(entry.lines.map((line, i) => ({ ...line, line: i }))),
    ],
  });
  return rows[0]!.seq;
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
}

/** The changes after a number, in order, at most `limit`. */
export async function changesAfter(client: Pick<ClientBase, 'query'>, seq: number, limit: number): Promise<Change[]> {
  const headers = await client.query<HeaderRow>({
    name: 'journal-headers',
    text: 'select seq, id, kind, note, by, at, bulk from change where seq > $1 order by seq limit $2',
    values: [seq, limit],
  });
  const last = headers.rows.at(-1)?.seq;
  if (last === undefined) return [];
  // Entries never change, so that two statements see the same.
  const lines = await client.query<LineRow>({
    name: 'journal-lines',
    text: `select seq, collection, id, fid, base, version, before, after from change_line
           where seq > $1 and seq <= $2 order by seq, line`,
    values: [seq, last],
  });
  const linesOf = Map.groupBy(lines.rows, (row) => row.seq);
  return headers.rows.map(({ bulk, at, ...header }) => ({
    ...header,
    at: at.toISOString(),
    lines: (linesOf.get(header.seq) ?? []).map(({ seq: _, ...line }): ChangeLine => line),
    ...(bulk === null ? {} : { bulk }),
  }));
}
