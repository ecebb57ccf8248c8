import { sql } from 'kysely';
import type { Store } from '../store/store.ts';

/** The numbers of cases by fid; those gone meanwhile are not in it. */
export async function numbersOf({ db }: Pick<Store, 'db'>, fids: readonly number[]): Promise<Map<number, string>> {
  if (fids.length === 0) return new Map();
  const { rows } = await sql<{ fid: number; number: string }>`
    select fid, properties ->> 'number' as number from feature
    where collection = 'cases' and fid = any(${fids})`.execute(db);
  return new Map(rows.map(({ fid, number }) => [fid, number]));
}
