import { LRUCache } from 'lru-cache';
import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { visitor } from '#domain/people/visitor.ts';
import type { Caller } from '#domain/people/caller.ts';
import type { Config } from '../config.ts';
import { problem } from '../http/problem.ts';
import { isLoopbackHost } from '../http/origin.ts';
import type { Records } from '../records/reader.ts';
import type { Store } from '../store/store.ts';
import { createCallers } from './callers.ts';
import type { Asker, People } from './reader.ts';
import { sessionCookie } from './session-cookie.ts';
import { displayMs, seenMs } from './session-limits.ts';
import { findSession, hashOf, tokenOf, touchSession, type Session } from './store.ts';

/** A session or token found good is not asked for again for so long, milliseconds; ends are told, this is the net below. */
const freshMs = 15_000;

/** Our secrets have 43 characters; longer ones are somebody's fancy and not kept in memory. */
const longestSecret = 100;

interface Known<T> {
  readonly value: T | undefined;
  readonly at: number;
}

/**
 * Knows who asks: by session cookie, by token (Bearer, or the password of HTTP Basic), or as a visitor.
 * Rights come from the records in memory at each request, so that a change of rights holds at once.
 */
export function createPeople(deps: {
  readonly config: Config;
  readonly store: Store;
  readonly records: Records;
  readonly log: Logger;
  readonly now: () => number;
}): People {
  const { config, store, records, log, now } = deps;
  const sessions = new LRUCache<string, Known<Session>>({ max: 10_000 });
  const tokens = new LRUCache<string, Known<string>>({ max: 1_000 });
  const digests = new LRUCache<string, string>({ max: 10_000 });
  const callers = createCallers(records);
  let forgotten = 0;
  const drop = (session: string): void => {
    forgotten += 1;
    sessions.delete(session);
  };
  store.onWord('session-ended', (word) => drop((word as { session: string }).session));

  /** Asks the store, or goes on with what was known a moment ago while it does not answer. */
  async function known<T extends object | string>(
    cache: LRUCache<string, Known<T>>,
    key: string,
    ask: () => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const last = cache.get(key);
    if (last !== undefined && now() - last.at < freshMs) return last.value;
    const before = forgotten;
    try {
      const value = await ask();
      // What was read while a session ended may be older than its end.
      if (value === undefined || before !== forgotten) cache.delete(key);
      else cache.set(key, { value, at: now() });
      return value;
    } catch (error) {
      if (last === undefined) throw error;
      log.warn({ err: error }, 'the database is away: going on with the rights known before');
      // Each request would wait for it otherwise.
      cache.set(key, { value: last.value, at: now() });
      return last.value;
    }
  }

  /** The hash of a secret, in hex; of those that come again and again (a page's tiles) it is not made again. */
  function keyOf(secret: string): string {
    const found = digests.get(secret);
    if (found !== undefined) return found;
    const key = hashOf(secret).toString('hex');
    if (secret.length <= longestSecret) digests.set(secret, key);
    return key;
  }

  /** The asker of a session that was found good a moment ago; undefined where more must be asked or kept. */
  function knownBySession(secret: string): Asker | undefined {
    const key = keyOf(secret);
    const last = sessions.get(key);
    const session = last?.value;
    if (session === undefined || now() - last!.at >= freshMs) return undefined;
    if (session.expiresAt <= now() || now() - session.seenAt >= seenMs) return undefined;
    const caller = callers.of(session.kind, session.subject, now());
    return caller === undefined ? undefined : askerIn(session, caller, key);
  }

  async function bySession(secret: string): Promise<Asker | undefined> {
    const key = keyOf(secret);
    const session = await sessionOf(key, Buffer.from(key, 'hex'));
    const caller = session === undefined ? undefined : callers.of(session.kind, session.subject, now());
    if (session === undefined || caller === undefined) return undefined;
    return askerIn(session, caller, key);
  }

  /** The session of a hash while it holds; keeps that it was seen. */
  async function sessionOf(key: string, hash: Buffer): Promise<Session | undefined> {
    const session = await known(sessions, key, () => findSession(store, hash, now()));
    if (session === undefined || session.expiresAt <= now()) return undefined;
    if (now() - session.seenAt < seenMs) return session;
    const expiresAt = session.kind === 'display' ? now() + displayMs : session.expiresAt;
    const seen = { ...session, seenAt: now(), expiresAt };
    const at = sessions.get(key)?.at;
    if (at !== undefined) sessions.set(key, { value: seen, at });
    touchSession(store, hash, seen.seenAt, expiresAt).catch((error: unknown) => {
      log.warn({ err: error }, 'when a session was last seen could not be kept');
    });
    return seen;
  }

  async function byToken(secret: string): Promise<Asker> {
    const id = await known(tokens, keyOf(secret), () => tokenOf(store, secret));
    const caller = id === undefined ? undefined : callers.of('token', id, now());
    if (caller === undefined) throw problem(401, { detail: 'This token is not known, has expired or was revoked.' });
    return { caller, by: 'token' };
  }

  function nobody(request: FastifyRequest): Asker {
    return { caller: visitorOf(config, request), by: 'nothing' };
  }

  return {
    asker(request) {
      const token = tokenIn(request);
      if (token !== undefined) return byToken(token);
      const secret = sessionCookie.read(request);
      if (secret === undefined) return nobody(request);
      return knownBySession(secret) ?? bySession(secret).then((asker) => asker ?? nobody(request));
    },

    askerOfKey: byToken,

    async forget(session) {
      drop(session);
      await store.tell('session-ended', { session });
    },

    async stillHolds(asker) {
      if (asker.by === 'nothing') return true;
      const today = callers.of(asker.caller.kind as 'person' | 'display' | 'token', asker.caller.id, now());
      if (today === undefined) return false;
      if (asker.session === undefined) return isSame(today, asker.caller);
      const session = await sessionOf(asker.session, Buffer.from(asker.session, 'hex'));
      return session !== undefined && isSame(askerIn(session, today, asker.session).caller, asker.caller);
    },

    nameOf(by) {
      const [kind, id] = by.split(':', 2) as [string, string | undefined];
      if (id === undefined) return undefined;
      const content = records.get(kind === 'person' ? 'people' : 'tokens', id)?.content;
      return content === undefined ? undefined : String(content['name']);
    },
  };
}

/** Whoever must change their password may do that and nothing else. */
function askerIn(session: Session, caller: Caller, key: string): Asker {
  const asker = { caller, by: 'session', session: key, csrf: session.csrf } as const;
  return session.mustChange ? { ...asker, caller: withoutRights(caller), mustChange: true } : asker;
}

function withoutRights(caller: Caller): Caller {
  return { ...caller, grants: [], collections: new Set() };
}

function isSame(a: Caller, b: Caller): boolean {
  return a === b || JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function plain(caller: Caller): object {
  return { ...caller, collections: caller.collections === 'all' ? 'all' : [...caller.collections] };
}

/**
 * A token sent along: `Authorization: Bearer TOKEN`, or Basic with the token as password (QGIS, GDAL); under /open311 also
 * as `api_key` in the address, as that standard has it. Addresses are not logged.
 */
function tokenIn(request: FastifyRequest): string | undefined {
  const { api_key: key } = request.query as { api_key?: unknown };
  if (typeof key === 'string' && request.url.startsWith('/open311/')) return key;
  const [, scheme, rest] = /^(Bearer|Basic) +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (scheme === undefined || rest === undefined) return undefined;
  if (scheme.toLowerCase() === 'bearer') return rest;
  const pair = Buffer.from(rest, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

/** In sample mode whoever sits at this very computer sees all; elsewhere what the bureau opened. */
function visitorOf(config: Config, request: FastifyRequest): Caller {
  return visitor(isAtThisComputer(config, request) ? 'all' : config.publicRead);
}

/** Sample mode for this computer alone, asked from loopback by a loopback name, and nothing passed the request on. */
export function isAtThisComputer(config: Config, request: FastifyRequest): boolean {
  return isForThisComputer(config) && comesFromThisComputer(request);
}

/**
 * Sample mode, and nothing says that others come. Where there is an address that people type, or an open port, a proxy on
 * this computer may stand before us that says nothing of whom it speaks for.
 */
export function isForThisComputer({ city, host, origin }: Pick<Config, 'city' | 'host' | 'origin'>): boolean {
  return (
    city === 'taizhou' &&
    isLoopbackHost(host.includes(':') ? `[${host}]` : host) &&
    (origin === undefined || isLoopbackHost(new URL(origin).host))
  );
}

/** Asked from loopback by a loopback name, and nothing passed the request on. */
export function comesFromThisComputer(request: FastifyRequest): boolean {
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];
  return (
    isLoopbackAddress(request.socket.remoteAddress) &&
    isLoopbackHost(request.headers.host ?? '') &&
    forwarded.every((name) => request.headers[name] === undefined)
  );
}

function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && (/^(::ffff:)?127\./.test(address) || address === '::1');
}
