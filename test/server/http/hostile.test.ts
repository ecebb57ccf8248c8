import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../server/app.ts';
import { bins, cases, roads } from '../collections/small-city.ts';
import { openCity, type OpenCity } from './open-city.ts';

let city: OpenCity;
let app: FastifyInstance;
let folder: string;
beforeAll(async () => {
  city = await openCity({ roads, 'litter-bins': bins, cases });
  folder = await mkdtemp(join(tmpdir(), 'shirong-hostile-'));
  await mkdir(join(folder, 'page/assets'), { recursive: true });
  await writeFile(join(folder, 'page/index.html'), '<!doctype html>');
  await writeFile(join(folder, 'page/assets/a.js'), '1');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'page/.env'), 'secret');
  app = await buildApp(city.context, join(folder, 'page'));
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await city.close();
  await rm(folder, { recursive: true });
});

interface Document {
  paths: Record<string, { get?: { parameters?: { $ref?: string; name?: string; in?: string }[] } }>;
}

/** Every GET path of both API documents, with the names of its query parameters; the stream is left out. */
async function described(): Promise<{ path: string; names: string[] }[]> {
  const found: { path: string; names: string[] }[] = [];
  for (const [url, prefix] of [
    ['/api/openapi.json', ''],
    ['/ogc/api', '/ogc'],
  ] as const) {
    const { paths } = (await app.inject(url)).json<Document>();
    for (const [path, { get }] of Object.entries(paths)) {
      if (get === undefined || path === '/api/live') continue;
      const names = (get.parameters ?? [])
        .filter((parameter) => parameter.in === undefined || parameter.in === 'query')
        .map((parameter) => parameter.name ?? parameter.$ref!.split('/').at(-1)!)
        // It waits for its change, as is its purpose.
        .filter((name) => name !== 'min-seq');
      found.push({ path: prefix + path, names });
    }
  }
  return found;
}

const nasty = [
  ...[
    '',
    '0',
    '-1',
    '1e999',
    'NaN',
    '9'.repeat(20),
    '\0',
    'a\0b',
    '%',
    '%ZZ',
    '%ED%A0%80',
    '\u202e',
    "'; drop table x--",
  ],
  ...[
    '__proto__',
    'constructor',
    'null',
    '[]',
    '{}',
    '../..',
    'roads',
    'cases',
    'roads,cases',
    'roads,roads',
    'status',
  ],
  ...[
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-14:00',
    '../..',
    '1,2,3,4',
    '180,-90,-180,90',
    '1,2,3',
    'AAAA',
    'YQBi',
  ],
  ...['handling', 'json', '2026-11-22T00:00:00Z', '119,32,120,33', '1', '20', 'a,'.repeat(500)],
];

test('no query and no path makes the server fail, and every refusal is a problem document', async () => {
  const routes = await described();
  expect(routes.length).toBeGreaterThan(60);
  const value = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...nasty) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => text.isWellFormed()) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }).filter((text) => text.isWellFormed()) },
  );
  const address = fc.constantFrom(...routes).chain(({ path, names }) => {
    const part = value.map((text) => encodeURIComponent(text) || 'x');
    const filled = path.split('/').map((segment) => (segment.startsWith('{') ? part : fc.constant(segment)));
    const name = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names, 'status') }, value);
    const pair = fc.tuple(name, value, fc.boolean());
    return fc.tuple(fc.tuple(...filled), fc.array(pair, { maxLength: 4 })).map(([parts, pairs]) => {
      // Half of the values go as they are, so that the encoding itself is broken too.
      const query = pairs.map(
        ([key, text, raw]) => `${encodeURIComponent(key)}=${raw ? encodeURI(text) : encodeURIComponent(text)}`,
      );
      return `${parts.join('/')}?${query.join('&')}`;
    });
  });
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(address, async (url) => {
      const answer = await app.inject(url);
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
      expect([url, answer.statusCode]).toSatisfy(([, status]) => status < 500);
      if (answer.statusCode < 400) return;
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answer.json()).toMatchObject({ status: answer.statusCode, type: expect.any(String) as string });
    }),
    { seed: 20261122, numRuns: 700 },
  );
  for (const status of [200, 400, 404]) expect(statuses.get(status) ?? 0).toBeGreaterThan(20);
});

test('no path leads out of the page’s folder, nor to what is hidden in it', async () => {
  const ways = ['..', '%2e%2e', '..%2f..', '%2e%2e%2f%2e%2e', '..%5c..', '.%2e', '%252e%252e'];
  for (const way of ways) {
    for (const path of [
      `/${way}/secret.txt`,
      `/assets/${way}/secret.txt`,
      `/assets/${way}/${way}/secret.txt`,
      `/${way}%2fsecret.txt`,
    ]) {
      const answer = await app.inject(path);
      expect([path, answer.statusCode]).toSatisfy(([, status]) => status >= 400 && status < 500);
      expect(answer.body).not.toContain('secret"');
    }
  }
  expect((await app.inject('/.env')).statusCode).toBe(404);
  expect((await app.inject('/assets/a.js')).body).toBe('1');
  expect((await app.inject('/assets/a.js')).headers['cache-control']).toContain('immutable');
});

test('nothing is allowed to pages of other origins, and no path answers other methods', async () => {
  const paths = ['/', '/assets/a.js', '/api/city', '/api/changes', '/api/docs/', '/ogc', '/ogc/collections/roads'];
  for (const url of [...paths, '/tiles/cases', '/tiles/cases/8/213/103', '/basemap/local/0/0/0', '/api/live']) {
    for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE'] as const) {
      const answer = await app.inject({ url, method: method as 'PUT', headers: { origin: 'http://evil.example' } });
      expect([url, method, answer.statusCode]).toEqual([url, method, 405]);
      expect(answer.headers['allow']).toBe(url === '/api/changes' ? 'POST' : url === '/api/live' ? 'GET' : 'GET, HEAD');
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  }
});

test('a stranger is not even told the number; every other refusal carries it, and the security headers', async () => {
  const stranger = await app.inject({ url: '/api/city', headers: { host: 'evil.example' } });
  expect([stranger.statusCode, stranger.headers['shirong-seq']]).toEqual([403, undefined]);
  expect(stranger.headers['x-content-type-options']).toBe('nosniff');
  for (const url of ['/nowhere', '/ogc?f=html', '/api/city?min-seq=999999']) {
    const answer = await app.inject(url);
    expect([url, answer.headers['x-content-type-options'], answer.headers['shirong-seq']]).toEqual([
      ...[url, 'nosniff', String(city.context.live.seq)],
    ]);
  }
});

async function send(bytes: string): Promise<string> {
  const { port } = app.server.address() as { port: number };
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
  socket.write(bytes);
  await new Promise((done) => socket.once('close', done));
  return answer;
}

test.each([
  ['what is no HTTP', 'HELLO\r\n\r\n', 400],
  ['headers without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
])('%s is answered by a problem and hung up on', async (_name, bytes, status) => {
  const [head, body] = (await send(bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toContain('application/problem+json');
  expect(JSON.parse(body!)).toMatchObject({ status, type: 'about:blank' });
});
