import { sql } from 'kysely';
import type { Store } from '../store/store.ts';

/** How many jobs stand in each state of each queue. */
export async function jobCounts({ db }: Pick<Store, 'db'>): Promise<{ name: string; state: string; count: number }[]> {
  return db
    .selectFrom('pgboss.job')
    .select(['name', 'state', sql<number>`count(*)`.as('count')])
    .groupBy(['name', 'state'])
    .execute();
}
