import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '#domain/people/person.ts';
import type { StoredRecord } from '#domain/record.ts';
import type { Context } from '../context.ts';
import { sessionCookie } from './session-cookie.ts';
import { displayMs, sessionMs } from './session-limits.ts';
import { beginSession, endSession, endSessionsOf, hashOf, type Session } from './store.ts';

/** Whether the cookie may be sent over TLS only: where people reach us over it. */
export function isSecure({ config }: Pick<Context, 'config'>): boolean {
  return config.origin?.startsWith('https:') ?? false;
}

/**
 * Begins a session for whoever just proved who they are, under a new secret; the one the browser had before ends, so
 * that a cookie somebody put there is worth nothing.
 */
export async function begin(
  context: Pick<Context, 'config' | 'store' | 'people' | 'now'>,
  request: FastifyRequest,
  reply: FastifyReply,
  kind: 'person' | 'display',
  subject: string,
): Promise<void> {
  const { store, people, now } = context;
  const before = sessionCookie.read(request);
  if (before !== undefined) {
    const hash = hashOf(before);
    await endSession(store, hash);
    await people.forget(hash.toString('hex'));
  }
  const expiresAt = now() + (kind === 'display' ? displayMs : sessionMs);
  const { secret } = await beginSession(store, {
    kind,
    subject,
    address: request.ip,
    agent: request.headers['user-agent'] ?? '',
    now: now(),
    expiresAt,
  });
  sessionCookie.set(reply, secret, isSecure(context), expiresAt);
}

/** Ends all sessions of a person or display, in all processes, save the one given (its hash in hex). */
export async function signOut(
  { store, people }: Pick<Context, 'store' | 'people'>,
  kind: Session['kind'],
  subject: string,
  save?: string,
): Promise<void> {
  const ended = await endSessionsOf(store, kind, subject, save === undefined ? undefined : Buffer.from(save, 'hex'));
  for (const hash of ended) await people.forget(hash.toString('hex'));
}

/** The person of a user name who may sign in; undefined where there is none, or they are disabled. */
export function personNamed({ records }: Pick<Context, 'records'>, username: string): StoredRecord | undefined {
  const wanted = username.trim().toLowerCase();
  return records.all('people').find(({ content }) => {
    const person = content as unknown as Person;
    return person.username === wanted && person.disabled !== true;
  });
}
