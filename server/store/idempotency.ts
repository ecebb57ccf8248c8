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
  const { rowCount } = await client.query(
    `insert into idempotency (caller, route, key, digest, change, at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [key.caller, key.route, key.key, key.digest, change.id, change.at],
  );
  if (rowCount === 1) return undefined;
  return changeOfKey(client, key);
}

/**
 * The change that a key of a caller led to; undefined where it is new.
 * @throws Refusal where the key came with another body
 */
export async function changeOfKey(client: Pick<pg.ClientBase, 'query'>, key: WriteKey): Promise<Change | undefined> {
  const { rows } = await client.query<{ digest: Buffer; change: string }>(
    'select digest, change from idempotency where caller = $1 and route = $2 and key = $3',
    [key.caller, key.route, key.key],
  );
  const earlier = rows[0];
  if (earlier === undefined) return undefined;
  if (!earlier.digest.equals(key.digest)) throw new Refusal({ reason: 'key-reused' });
  return changeById(client, earlier.change);
}
