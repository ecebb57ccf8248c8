import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { StoreError } from '../store-error.ts';
import { isAlive } from './is-alive.ts';

/*
 * Session locks on the embedded server's `postgres` database; PostgreSQL frees them when the program ends, however it ends.
 * - one: held by the one program that serves a data folder
 * - users: shared by all that work with it; who can have it alone is the last, and stops PostgreSQL
 */
const one = 7_340_002;
const users = 7_340_003;

/** Says that this program works with the server, which therefore goes on running. */
export async function arrive(client: Client): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1)', [users]);
}

/** Takes back `arrive`. True: nobody else was there, and nobody can come until this connection ends. */
export async function leave(client: Client): Promise<boolean> {
  await client.query('select pg_advisory_unlock_shared($1)', [users]);
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [users]);
  return rows[0]!.alone;
}

/**
 * Becomes the one server of a data folder.
 * @throws StoreError naming the process that is it already
 */
export async function becomeTheServer(client: Client, dataDir: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [one]);
    if (rows[0]!.taken) return;
    const holder = await holderOf(client, one);
    // The connection of a killed program lives on for a moment.
    if (holder !== undefined && !isAlive(holder) && Date.now() < deadline) {
      await delay(50);
      continue;
    }
    throw new StoreError(
      `A Shirong server${holder === undefined ? '' : ` (process ${holder})`} already works with ${dataDir}. ` +
        'End it first, or give this one a folder of its own: SHIRONG_DATA_DIR=...',
    );
  }
}

/** What a program calls itself on its connections; its process number can be read back from it. */
export function applicationName(role: string, pid: number): string {
  return `shirong ${role} ${pid}`;
}

async function holderOf(client: Client, lock: number): Promise<number | undefined> {
  const { rows } = await client.query<{ application_name: string }>(
    `select application_name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and granted and ((classid::bigint << 32) | objid::bigint) = $1`,
    [lock],
  );
  const pid = Number(rows[0]?.application_name.split(' ').at(-1));
  return Number.isInteger(pid) ? pid : undefined;
}
