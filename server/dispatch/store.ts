import { sql } from 'kysely';
import type { Feature } from '#domain/feature.ts';
import { featureOf, type FeatureRow } from '../store/feature-row.ts';
import type { Store } from '../store/store.ts';

/** The most cases that a plan is made for; a unit with more has other worries, and the soonest due come first. */
export const mostPlanned = 2_000;

/** Cases with a unit, as it has them in hand. */
const withUnit = ['pendingAcknowledgement', 'handling'] as const;

/** The cases that a unit has in hand or helps with (跨区支援), the soonest due first. */
export async function unitQueue({ db }: Pick<Store, 'db'>, unit: string): Promise<Feature[]> {
  const wanted = withUnit.flatMap((status) => [
    { status, unit },
    { status, coUnit: unit },
  ]);
  const matches = wanted.map((one) => sql`properties @> ${JSON.stringify(one)}::jsonb`);
  const { rows } = await sql<FeatureRow>`
    select collection, id, fid, version, geometry, properties from feature
    where collection = 'cases' and (${sql.join(matches, sql` or `)})
    order by properties ->> 'dueAt', id limit ${mostPlanned}`.execute(db);
  return rows.map(featureOf);
}

/**
 * Cases that may wait for a standing order: filed and not dispatched, or dispatched and nobody's.
 * @param since came to where they wait after this, ISO 8601
 */
export async function waitingForOrders({ db }: Pick<Store, 'db'>, since: string): Promise<{ readonly id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select id from feature
    where collection = 'cases' and (
      (properties @> '{"status": "pendingDispatch"}'::jsonb and properties ->> 'filedAt' > ${since})
      or (properties @> '{"status": "pendingAcknowledgement"}'::jsonb and properties ->> 'dispatchedAt' > ${since}))
    order by id`.execute(db);
  return rows;
}

/** Names the lock of the process that carries standing orders out, among the advisory locks of this database. */
const carrier = 0x5348_4f52;

/** The right to carry standing orders out, of one process at a time; it ends with its connection. */
export interface Carrier {
  /** Aborted when it is lost. */
  readonly lost: AbortSignal;
  leave(): Promise<void>;
}

/** Becomes the process that carries standing orders out; undefined where another is. */
export async function becomeCarrier({ pool }: Pick<Store, 'pool'>): Promise<Carrier | undefined> {
  const client = await pool.connect();
  const controller = new AbortController();
  const lose = (): void => controller.abort(new Error('The connection that carries standing orders out was lost.'));
  client.once('error', lose).once('end', lose);
  let isTaken = false;
  try {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [carrier]);
    isTaken = rows[0]!.taken;
  } finally {
    if (!isTaken) {
      client.off('error', lose).off('end', lose);
      client.release();
    }
  }
  if (!isTaken) return undefined;
  return {
    lost: controller.signal,
    async leave() {
      client.off('error', lose).off('end', lose);
      if (controller.signal.aborted) return client.release(true);
      try {
        await client.query('select pg_advisory_unlock($1)', [carrier]);
        client.release();
      } catch {
        // Its connection is gone, and the lock with it.
        client.release(true);
      }
    },
  };
}
