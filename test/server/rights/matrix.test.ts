import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allSeats } from '#domain/people/seats.ts';
import { buildApp } from '../../../server/app.ts';
import { createPasswords } from '../../../server/people/passwords.ts';
import { setPassword } from '../../../server/people/set-password.ts';
import { beginSession, keepTokenSecret } from '../../../server/people/store.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { bins, cases, roads } from '../collections/small-city.ts';
import { stranger } from '../http/callers.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';
import reviewed from './routes.json' with { type: 'json' };

/**
 * Every route x every asker, over HTTP, against `routes.json`, which people review. Reading it: whoever is in `who` gets
 * `status` (200 where nothing is said), save those in `but`; all others get 401 when unsigned and 403 when signed in.
 * HEAD answers as GET does, or 405. `{n}` in an address or a body is the asker's number, for writes that can happen once.
 */
interface Ask {
  readonly ask: string;
  readonly who: string | readonly string[];
  readonly status?: number;
  readonly but?: Readonly<Record<string, readonly string[]>>;
  readonly send?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly file?: { readonly name: string; readonly type: string; readonly text?: string; readonly base64?: string };
}

const groups = reviewed.groups as Readonly<Record<string, readonly string[]>>;
const routes = reviewed.routes as unknown as Readonly<Record<string, readonly Ask[]>>;

/** A sample visitor at this computer; nobody, elsewhere; a token for the roads; a wall; and one person a seat. */
const askers = ['visitor-open', 'stranger', 'token', 'display', ...allSeats];
const unsigned = new Set(['visitor-open', 'stranger']);

const tokenSecret = 'a-token-that-reads-the-roads';
const displaySecret = 'a-token-of-a-wall';

let city: OpenCity;
let url: string;
let folder: string;
let app: FastifyInstance;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shirong-rights-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'assets/page.js'), '');
  city = await openCity(
    { roads, cases, 'litter-bins': [...bins, ...binsToWrite()] },
    { SHIRONG_MEDIA_DIR: join(folder, 'media') },
  );
  await addOthers();
  app = await buildApp(city.context, folder);
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  // The photo that the file asks for is there already.
  expect(await statusOf('POST', routes['POST /api/media']![0]!, 'planner')).toBe(201);
});
afterAll(async () => {
  await app?.close();
  await city?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A bin for each write of each asker: no write meets what another one left. */
function binsToWrite(): BulkFeature[] {
  return ['put', 'patch', 'delete'].flatMap((verb) =>
    askers.map((_, n) => ({ ...bins[0]!, id: `${verb}-${String(n).padStart(2, '0')}` })),
  );
}

/** Tokens, and people on whom is acted: nobody acts on the askers, so that no test changes another's. */
async function addOthers(): Promise<void> {
  const { context } = city;
  const token = { name: 'roads', use: 'api', rights: ['map.read'], collections: ['roads'], createdBy: 'test' };
  const wall = { name: 'wall', use: 'display', rights: ['map.read'], createdBy: 'test' };
  const person = (username: string) => ({ username, name: username, seats: [] });
  const made = await context.store.commit(
    {
      kind: 'test.people',
      note: '',
      by: 'test',
      lines: [],
      records: [
        { kind: 'tokens', id: 'token', base: null, after: token },
        { kind: 'tokens', id: 'display', base: null, after: wall },
        { kind: 'tokens', id: 'old', base: null, after: wall },
        { kind: 'people', id: 'spare', base: null, after: person('spare') },
        { kind: 'people', id: 'other', base: null, after: person('other') },
        { kind: 'units', id: 'unit-a', base: null, after: { name: 'unit a', kind: 'other' } },
      ],
    },
    {
      async within(client) {
        await keepTokenSecret(client, 'token', tokenSecret);
        await keepTokenSecret(client, 'display', displaySecret);
      },
    },
  );
  if (!made.ok) throw new Error(made.error.reason);
  const hash = await createPasswords().hash('three wet herons 7');
  await setPassword(context, { person: 'spare', by: 'test', hash });
}

/** The headers of an asker; a session is a new one each time, since some requests end it. */
async function headersOf(asker: string): Promise<Record<string, string>> {
  if (asker === 'visitor-open') return {};
  if (asker === 'stranger') return stranger;
  if (asker === 'token') return { authorization: `Bearer ${tokenSecret}` };
  const { secret, csrf } = await beginSession(city.context.store, {
    kind: asker === 'display' ? 'display' : 'person',
    subject: asker,
    address: 'test',
    agent: 'test',
    now: noon,
    expiresAt: noon + 3_600_000,
  });
  return { cookie: `shirong_session=${secret}`, 'x-shirong-csrf': csrf };
}

async function statusOf(method: string, ask: Ask, asker: string): Promise<number> {
  const fill = (text: string): string =>
    text.replaceAll('{n}', String(askers.indexOf(asker)).padStart(2, '0')).replaceAll('{display}', displaySecret);
  const headers = { ...(await headersOf(asker)), ...ask.headers };
  const hangUp = new AbortController();
  const answer = await fetch(url + fill(ask.ask), {
    method,
    signal: hangUp.signal,
    redirect: 'manual',
    headers: ask.send === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(ask.send === undefined ? {} : { body: fill(JSON.stringify(ask.send)) }),
    ...(ask.file === undefined ? {} : { body: formOf(ask.file) }),
  });
  // Streams have no end of their own.
  hangUp.abort();
  return answer.status;
}

function formOf({ name, type, text, base64 }: NonNullable<Ask['file']>): FormData {
  const form = new FormData();
  form.set('file', new Blob([text ?? Buffer.from(base64!, 'base64')], { type }), name);
  return form;
}

function expectedOf(ask: Ask): Record<string, number> {
  const who = typeof ask.who === 'string' ? groups[ask.who]! : ask.who;
  return Object.fromEntries(
    askers.map((asker) => {
      if (!who.includes(asker)) return [asker, unsigned.has(asker) ? 401 : 403];
      const but = Object.entries(ask.but ?? {}).find(([, excepted]) => excepted.includes(asker));
      return [asker, but === undefined ? (ask.status ?? 200) : Number(but[0])];
    }),
  );
}

test('every route of the server is in the reviewed file, and no other', () => {
  const known = new Set(
    app.declared.flatMap(({ methods, url: path }) =>
      methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${path}`),
    ),
  );
  expect(Object.keys(routes).sort()).toEqual([...known].sort());
});

test('the reviewed file speaks of askers that there are', () => {
  const named = Object.values(routes).flatMap((asks) =>
    asks.flatMap(({ who, but }) => [
      ...(typeof who === 'string' ? groups[who]! : who),
      ...Object.values(but ?? {}).flat(),
    ]),
  );
  expect(named.filter((name) => !askers.includes(name))).toEqual([]);
});

describe.each(Object.entries(routes))('%s', (route, asks) => {
  const [method] = route.split(' ') as [string, string];

  test.each(asks.map((ask) => [ask.ask, ask] as const))('%s', async (_address, ask) => {
    expect(await statusesOf(method, ask)).toEqual(expectedOf(ask));
  });
});

describe.each(Object.entries(routes).filter(([route]) => route.startsWith('GET ')))('HEAD as %s', (route, asks) => {
  test.each(asks.map((ask) => [ask.ask, ask] as const))('%s', async (_address, ask) => {
    const path = route.slice('GET '.length);
    const isThere = app.declared.some(({ url: declared, methods }) => declared === path && methods.includes('HEAD'));
    const none = Object.fromEntries(askers.map((asker) => [asker, 405]));
    expect(await statusesOf('HEAD', ask)).toEqual(isThere ? expectedOf(ask) : none);
  });
});

async function statusesOf(method: string, ask: Ask): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const asker of askers) found[asker] = await statusOf(method, ask, asker);
  return found;
}
