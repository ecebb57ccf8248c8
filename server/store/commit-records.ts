import type pg from 'pg';
import type { RecordLine, RecordRequestLine } from '#domain/change.ts';
import type { RecordContent, StoredRecord } from '#domain/record.ts';
import { Refusal } from './refusal.ts';

/** Names the lock of whoever writes records, among the advisory locks of this database. */
const recordWriters = 0x5348_5245;

/**
 * Writes the lines of a change that are about facts without a place, inside its transaction. Few at a time (a person, a
 * setting), so that each is a statement of its own. Their writers go one after another: what one of them checks of all
 * records (a name that is free, the last administrator) still holds when it commits.
 * @throws Refusal for another version, a record that exists already or is not there
 */
export async function writeRecords(
  client: pg.ClientBase,
  lines: readonly RecordRequestLine[],
  newId: () => string,
): Promise<RecordLine[]> {
  if (lines.length === 0) return [];
  await client.query('select pg_advisory_xact_lock($1)', [recordWriters]);
  const written: RecordLine[] = [];
  for (const [i, { kind, id = newId(), base, after }] of lines.entries()) {
    const before = base === null ? null : await lockRecord(client, { kind, id, base, line: i });
    const version = base === null ? (await lastVersion(client, kind, id)) + 1 : base + 1;
    if (after === null) await client.query('delete from record where kind = $1 and id = $2', [kind, id]);
    else if (before === null) await insert(client, { kind, id, version, content: after }, i);
    else {
      await client.query('update record set version = $3, content = $4::jsonb where kind = $1 and id = $2', [
        kind,
        id,
        version,
        JSON.stringify(after),
      ]);
    }
    written.push({ kind, id, base, version, before, after });
  }
  return written;
}

/** All records of the database, for the mirror in memory. */
export async function allRecords(client: Pick<pg.ClientBase, 'query'>): Promise<StoredRecord[]> {
  const { rows } = await client.query<StoredRecord>('select kind, id, version, content from record order by kind, id');
  return rows;
}

async function lockRecord(
  client: pg.ClientBase,
  { kind, id, base, line }: { kind: string; id: string; base: number; line: number },
): Promise<RecordContent> {
  const { rows } = await client.query<StoredRecord>(
    'select kind, id, version, content from record where kind = $1 and id = $2 for no key update',
    [kind, id],
  );
  const current = rows[0];
  if (current?.version === base) return current.content;
  if (current !== undefined || (await lastVersion(client, kind, id)) > 0) {
    throw new Refusal({ reason: 'version-conflict', of: 'records', line, current: current?.version ?? null });
  }
  throw new Refusal({ reason: 'missing', of: 'records', line });
}

/** A record made anew under its old id goes on counting, as features do. */
async function lastVersion(client: pg.ClientBase, kind: string, id: string): Promise<number> {
  const { rows } = await client.query<{ version: number | null }>(
    'select max(version) as version from change_record where kind = $1 and id = $2',
    [kind, id],
  );
  return rows[0]?.version ?? 0;
}

async function insert(client: pg.ClientBase, record: StoredRecord, line: number): Promise<void> {
  const { rowCount } = await client.query(
    'insert into record (kind, id, version, content) values ($1, $2, $3, $4::jsonb) on conflict do nothing',
    [record.kind, record.id, record.version, JSON.stringify(record.content)],
  );
  if (rowCount === 0) throw new Refusal({ reason: 'exists', of: 'records', line });
}
