import { sql } from 'kysely';
import type { Store } from '../store/store.ts';

/** Of some cases those whose place, road or source number holds a text, in their order. @param fids some ten thousand at most */
export async function withText({ db }: Pick<Store, 'db'>, fids: readonly number[], text: string): Promise<number[]> {
  const { rows } = await sql<{ fid: number }>`
    select fid from feature
    where collection = 'cases' and fid = any(${fids})
      and (strpos(properties ->> 'place', ${text}) > 0 or strpos(properties ->> 'road', ${text}) > 0
        or properties ->> 'sourceNumber' = ${text})`.execute(db);
  const found = new Set(rows.map(({ fid }) => fid));
  return fids.filter((fid) => found.has(fid));
}

/** The fids of cases by their full numbers; numbers that there are not are left out. */
export async function fidsOfNumbers({ db }: Pick<Store, 'db'>, numbers: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ fid: number }>`
    select fid from feature
    where collection = 'cases' and (properties ->> 'number') collate "C" = any(${numbers})`.execute(db);
  return rows.map(({ fid }) => fid);
}
