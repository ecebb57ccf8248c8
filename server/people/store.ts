import { createHash, randomBytes } from 'node:crypto';
import type { Store } from '../store/store.ts';

/** Makes a secret of 256 random bits, safe in cookies and headers. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What of a secret is kept: it has enough bits of its own, so that one round is enough. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** A session as it is kept. */
export interface Session {
  readonly hash: Buffer;
  readonly kind: 'person' | 'display';
  readonly subject: string;
  readonly csrf: string;
  readonly expiresAt: number;
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
    .select(['hash', 'kind', 'subject', 'csrf', 'expires_at'])
    .where('hash', '=', hash)
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { expires_at, ...session } = row;
  return { ...session, expiresAt: expires_at.getTime() };
}

/** Ends sessions: one by its hash. */
export async function endSession(store: Store, hash: Buffer): Promise<void> {
  await store.db.deleteFrom('session').where('hash', '=', hash).execute();
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

/** Keys of writes are kept so long, milliseconds. */
const keysKeptMs = 30 * 86_400_000;

/** Forgets what is over: sessions, links, sign-ins under way, rate limits, keys of writes. @returns how many rows went */
export async function endExpired({ db }: Store, now: number): Promise<number> {
  const at = new Date(now);
  const gone = await Promise.all([
    db.deleteFrom('session').where('expires_at', '<=', at).executeTakeFirst(),
    db.deleteFrom('one_time_link').where('expires_at', '<=', at).executeTakeFirst(),
    db.deleteFrom('oidc_flow').where('expires_at', '<=', at).executeTakeFirst(),
    db.deleteFrom('rate_limit').where('expire', '<=', now).executeTakeFirst(),
    db
      .deleteFrom('idempotency')
      .where('at', '<=', new Date(now - keysKeptMs))
      .executeTakeFirst(),
  ]);
  return gone.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
}
