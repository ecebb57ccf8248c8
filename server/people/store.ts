import { hash, randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { RecordLine } from '#domain/change.ts';
import type { StoredRecord } from '#domain/record.ts';
import type { Store } from '../store/store.ts';
import { tell } from '../store/wake.ts';
import { idleMs } from './session-limits.ts';

/** Keys of writes are kept so long, milliseconds. */
const writeKeyMs = 30 * 24 * 3_600_000;

/** Makes a secret of 256 random bits, safe in cookies and headers. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What of a secret is kept: it has enough bits of its own, so that one round is enough. */
export function hashOf(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/** A session as it is kept; instants in epoch milliseconds. */
export interface Session {
  readonly hash: Buffer;
  readonly kind: 'person' | 'display';
  readonly subject: string;
  readonly csrf: string;
  readonly seenAt: number;
  readonly expiresAt: number;
  /** The person must choose another password before anything else. */
  readonly mustChange: boolean;
}

/** Begins a session. @returns the secret for the cookie, which nobody keeps but the browser */
export async function beginSession(
  store: Store,
  session: {
    readonly kind: 'person' | 'display';
    readonly subject: string;
    readonly address: string;
    readonly agent: string;
    readonly now: number;
    readonly expiresAt: number;
  },
): Promise<{ secret: string; csrf: string }> {
  const secret = newSecret();
  const csrf = newSecret();
  await store.db
    .insertInto('session')
    .values({
      hash: hashOf(secret),
      kind: session.kind,
      subject: session.subject,
      csrf,
      created_at: new Date(session.now),
      seen_at: new Date(session.now),
      expires_at: new Date(session.expiresAt),
      address: session.address,
      agent: session.agent.slice(0, 300),
    })
    .execute();
  return { secret, csrf };
}

/** The session of that hash; undefined where there is none or it is over. @param now epoch milliseconds */
export async function findSession(store: Store, hash: Buffer, now: number): Promise<Session | undefined> {
  const row = await store.db
    .selectFrom('session')
    .leftJoin('credential', (join) =>
      join.onRef('credential.person', '=', 'session.subject').on('session.kind', '=', 'person'),
    )
    .select([
      'session.hash',
      'session.kind',
      'session.subject',
      'session.csrf',
      'session.seen_at',
      'session.expires_at',
      'credential.must_change',
    ])
    .where('session.hash', '=', hash)
    .where('session.expires_at', '>', new Date(now))
    .where(({ eb, or }) => or([eb('session.kind', '=', 'display'), eb('session.seen_at', '>', new Date(now - idleMs))]))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { seen_at, expires_at, must_change, ...session } = row;
  return {
    ...session,
    seenAt: seen_at.getTime(),
    expiresAt: expires_at.getTime(),
    mustChange: must_change ?? false,
  };
}

/** Keeps when a session was last seen, and until when it holds. Instants in epoch milliseconds. */
export async function touchSession(store: Store, hash: Buffer, seenAt: number, expiresAt: number): Promise<void> {
  await store.db
    .updateTable('session')
    .set({ seen_at: new Date(seenAt), expires_at: new Date(expiresAt) })
    .where('hash', '=', hash)
    .execute();
}

/** Ends one session by its hash. */
export async function endSession(store: Store, hash: Buffer): Promise<void> {
  await store.db.deleteFrom('session').where('hash', '=', hash).execute();
}

/** Ends all sessions of a person or display, save one. @returns the hashes of those that ended */
export async function endSessionsOf(
  store: Store,
  kind: Session['kind'],
  subject: string,
  save?: Buffer,
): Promise<Buffer[]> {
  const rows = await store.db
    .deleteFrom('session')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .$if(save !== undefined, (query) => query.where('hash', '!=', save!))
    .returning('hash')
    .execute();
  return rows.map(({ hash }) => hash);
}

/**
 * Ends what lets people in who are disabled or deleted by a change, in its transaction: their sessions, which all processes
 * forget once it commits, and their links. Somebody who comes back later signs in anew.
 */
export async function endSessionsOfGone(client: ClientBase, lines: readonly RecordLine[]): Promise<void> {
  const gone = lines
    .filter(({ kind, after }) => kind === 'people' && (after === null || after['disabled'] === true))
    .map(({ id }) => id);
  if (gone.length === 0) return;
  await client.query('delete from one_time_link where person = any($1)', [gone]);
  await endSessionsWithin(client, gone);
}

/**
 * Ends all sessions of people, in a transaction; all processes forget them when they hear that it was committed.
 * @returns their hashes in hex
 */
export async function endSessionsWithin(client: ClientBase, persons: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ hash: Buffer }>(
    `delete from session where kind = 'person' and subject = any($1) returning hash`,
    [persons],
  );
  const ended = rows.map(({ hash }) => hash.toString('hex'));
  for (const session of ended) await tell(client, 'session-ended', { session });
  return ended;
}

/** The id of the token with that secret; undefined where there is none. */
export async function tokenOf(store: Store, secret: string): Promise<string | undefined> {
  const row = await store.db
    .selectFrom('token_secret')
    .select('token')
    .where('hash', '=', hashOf(secret))
    .executeTakeFirst();
  return row?.token;
}

/** Keeps a token's secret, in the transaction that makes the token. */
export async function keepTokenSecret(client: ClientBase, token: string, secret: string): Promise<void> {
  await client.query('insert into token_secret (token, hash) values ($1, $2)', [token, hashOf(secret)]);
}

/** Forgets a token's secret, in the transaction that revokes it. */
export async function forgetTokenSecret(client: ClientBase, token: string): Promise<void> {
  await client.query('delete from token_secret where token = $1', [token]);
}

/** A person's password as it is kept (PHC form); undefined where none was ever set. */
export async function credentialOf(store: Store, person: string): Promise<string | undefined> {
  const row = await store.db.selectFrom('credential').select('hash').where('person', '=', person).executeTakeFirst();
  return row?.hash;
}

/** Keeps a person's new password, in the transaction that writes it into the journal that there is one. */
export async function keepCredential(client: ClientBase, person: string, hash: string, at: number): Promise<void> {
  await client.query(
    `insert into credential (person, hash, must_change, at) values ($1, $2, false, $3)
     on conflict (person) do update set hash = excluded.hash, must_change = false, at = excluded.at`,
    [person, hash, new Date(at)],
  );
}

/** Makes a link that sets a person's password once; earlier ones end, and a password there is must be changed. */
export async function keepLink(client: ClientBase, person: string, secret: string, expiresAt: number): Promise<void> {
  await client.query('delete from one_time_link where person = $1', [person]);
  await client.query('update credential set must_change = true where person = $1', [person]);
  await client.query(`insert into one_time_link (hash, purpose, person, expires_at) values ($1, 'password', $2, $3)`, [
    hashOf(secret),
    person,
    new Date(expiresAt),
  ]);
}

/** The person a link is for; undefined where it was used, is over or never was. @param now epoch milliseconds */
export async function personOfLink(store: Store, secret: string, now: number): Promise<string | undefined> {
  const row = await store.db
    .selectFrom('one_time_link')
    .select('person')
    .where('hash', '=', hashOf(secret))
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst();
  return row?.person ?? undefined;
}

/** Uses a link up. @returns false where somebody else just did */
export async function useLink(client: ClientBase, secret: string): Promise<boolean> {
  const { rowCount } = await client.query('delete from one_time_link where hash = $1', [hashOf(secret)]);
  return rowCount === 1;
}

/** What a sign-in at the provider must come back to. */
export interface Flow {
  readonly verifier: string;
  readonly nonce: string;
  /** A path of our own page. */
  readonly back: string;
}

/** Keeps a sign-in under way, found again by its state. */
export async function keepFlow(store: Store, state: string, flow: Flow, expiresAt: number): Promise<void> {
  await store.db
    .insertInto('oidc_flow')
    .values({ hash: hashOf(state), ...flow, expires_at: new Date(expiresAt) })
    .execute();
}

/** Takes a sign-in under way, which holds once. @param now epoch milliseconds */
export async function takeFlow(store: Store, state: string, now: number): Promise<Flow | undefined> {
  const row = await store.db
    .deleteFrom('oidc_flow')
    .where('hash', '=', hashOf(state))
    .returningAll()
    .executeTakeFirst();
  if (row === undefined || row.expires_at.getTime() <= now) return undefined;
  return { verifier: row.verifier, nonce: row.nonce, back: row.back };
}

/** A record as it stands in the database this moment; undefined where there is none. */
export async function storedRecord(store: Store, kind: string, id: string): Promise<StoredRecord | undefined> {
  return store.db.selectFrom('record').selectAll().where('kind', '=', kind).where('id', '=', id).executeTakeFirst();
}

/**
 * Forgets what is over: sessions, links, sign-ins under way, counted attempts, keys of writes, passwords of whoever is
 * no person any more. No fact is lost. @param now epoch milliseconds @returns how many rows went
 */
export async function endExpired(store: Store, now: number): Promise<number> {
  const at = new Date(now);
  const done = [
    await store.db
      .deleteFrom('session')
      .where(({ eb, or, and }) =>
        or([eb('expires_at', '<=', at), and([eb('kind', '=', 'person'), eb('seen_at', '<=', new Date(now - idleMs))])]),
      )
      .executeTakeFirst(),
    await store.db.deleteFrom('one_time_link').where('expires_at', '<=', at).executeTakeFirst(),
    await store.db.deleteFrom('oidc_flow').where('expires_at', '<=', at).executeTakeFirst(),
    await store.db.deleteFrom('rate_limit').where('expire', '<=', now).executeTakeFirst(),
    await store.db
      .deleteFrom('idempotency')
      .where('at', '<=', new Date(now - writeKeyMs))
      .executeTakeFirst(),
    await store.db
      .deleteFrom('credential')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('record').select('id').where('kind', '=', 'people').whereRef('id', '=', 'credential.person'),
          ),
        ),
      )
      .executeTakeFirst(),
  ];
  return done.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
}
