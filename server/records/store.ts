import type { ClientBase } from 'pg';
import type { RecordLine } from '#domain/change.ts';
import type { RecordsView } from '#domain/record.ts';
import { recordKindById } from '#domain/records.ts';
import { allRecords } from '../store/commit-records.ts';
import { requireFit, requireKept } from './check-records.ts';

/**
 * Holds record lines against all records as the transaction that wrote them sees them: the mirror in memory does not know
 * of a change that was committed a moment ago, perhaps by another process.
 * @throws HttpProblem 422, which takes the transaction back
 */
export async function checkInTransaction(client: ClientBase, lines: readonly RecordLine[]): Promise<void> {
  requireKept(lines);
  if (!lines.some(({ kind }) => recordKindById(kind)?.check !== undefined)) return;
  const all = Map.groupBy(await allRecords(client), ({ kind }) => kind);
  const next: RecordsView = {
    get: (kind, id) => all.get(kind)?.find((record) => record.id === id),
    all: (kind) => all.get(kind) ?? [],
  };
  requireFit(next, lines);
}
