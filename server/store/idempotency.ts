import type pg from 'pg';
import type { Change } from '#domain/change.ts';
import { changeById } from './journal.ts';
import { Refusal } from './refusal.ts';
import type { WriteKey } from './store.ts';

/**
 * Claims a caller's key for a change, first of all in its transaction: a twin at the same time waits here.
 * @returns the change that the key led to before; undefined where this is the first
 * @throws Refusal where the key came with another body
 */
export async function claimKey(
  client: pg.ClientBase,
  key: WriteKey,
  change: { id: string; at: string },
): Promise<Change | undefined> {
  const own = [key.caller, key.route, key.key];
  const { rowCount } = await client.query(
    `insert into idempotency (caller, route, key, digest, change, at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [...own, key.digest, change.id, change.at],
  );
  if (rowCount === 1) return undefined;
  const { rows } = await client.query<{ digest: Buffer; change: string }>(
    'select digest, change from idempotency where caller = $1 and route = $2 and key = $3',
    own,
  );
  const earlier = rows[0];
  if (earlier === undefined || !earlier.digest.equals(key.digest)) throw new Refusal({ reason: 'key-reused' });
  return changeById(client, earlier.change);
}
