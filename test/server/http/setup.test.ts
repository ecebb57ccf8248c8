import Fastify, { type FastifyInstance } from 'fastify';
import Type from 'typebox';
import { afterEach, expect, test } from 'vitest';
import { declareAccess } from '../../../server/http/access.ts';
import { answerFrameworkError } from '../../../server/http/problem-answers.ts';
import { problem } from '../../../server/http/problem.ts';
import { httpSetup } from '../../../server/http/setup.ts';
import type { Context } from '../../../server/context.ts';

const opened: FastifyInstance[] = [];
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
});

/** A server with the house rules, one route of each access, and a follower that stands at change 7. */
async function house(): Promise<FastifyInstance> {
  const app = Fastify({ routerOptions: { maxParamLength: 500 }, frameworkErrors: answerFrameworkError });
  opened.push(app);
  const live = {
    seq: 7,
    applied: (seq: number) => (seq <= 8 ? Promise.resolve() : Promise.reject(new Error('late'))),
  };
  const caller = {
    kind: 'token',
    id: 'test',
    name: 'test',
    by: 'token:test',
    grants: [{ rights: ['map.read'] }],
    collections: 'all',
  };
  const people = { asker: () => Promise.resolve({ caller, by: 'token' }) };
  await httpSetup(app, { live, people, config: {} } as unknown as Context);
  app.get('/read', { config: { access: 'map.read' } }, async (request) => ({ query: request.query }));
  app.get('/item/:id', { config: { access: 'map.read' } }, async () => ({}));
  app.get('/secret', { config: { access: 'map.read' } }, async () => {
    throw new Error('the password is 1234');
  });
  app.get('/gone', { config: { access: 'map.read' } }, async () => {
    throw problem(404, { detail: 'gone', errors: [{ pointer: '/a', detail: 'b' }] });
  });
  const body = Type.Object(
    { name: Type.String(), size: Type.Optional(Type.Number()) },
    { additionalProperties: false },
  );
  app.post('/write', { config: { access: 'signed-in' }, schema: { body } }, async (request) => request.body);
  return app;
}

test('a route that does not say who may use it is refused at registration', async () => {
  const app = await house();
  expect(() => app.get('/open', async () => '')).toThrow('GET /open declares no access');
});

test('a scope declares the access of the routes its libraries register', async () => {
  const app = await house();
  await app.register(async (scope) => {
    declareAccess(scope, 'public');
    scope.get('/library', async () => 'ok');
  });
  expect(() => app.get('/outside', async () => '')).toThrow('declares no access');
  expect((await app.inject('/library')).statusCode).toBe(200);
});

test('a path that is not there is a problem document', async () => {
  const app = await house();
  const answer = await app.inject('/nowhere?x=1');
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.json()).toEqual({
    type: 'about:blank',
    title: 'Not found',
    status: 404,
    detail: 'There is nothing at /nowhere.',
    instance: '/nowhere?x=1',
  });
});

test('an address that cannot be read, or is too long, is a problem document too', async () => {
  const app = await house();
  for (const [url, status] of [
    ['/%E0%A4%A', 400],
    ['/item/%', 400],
    [`/item/${'x'.repeat(600)}`, 414],
  ] as const) {
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, expect.stringMatching('problem')]);
  }
});

test('a method that a path does not have is answered 405 with those it has', async () => {
  const app = await house();
  for (const url of ['/read', '/item/abc']) {
    const answer = await app.inject({ method: 'DELETE', url });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers['allow']).toBe('GET, HEAD');
    expect(answer.json().status).toBe(405);
  }
  expect((await app.inject({ method: 'GET', url: '/write' })).headers['allow']).toBe('POST');
});

test('what went wrong inside is hidden', async () => {
  const app = await house();
  const answer = await app.inject('/secret');
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('1234');
  expect(answer.json().detail).toMatch(/^The server failed; its log names request /);
});

test('a problem thrown by a handler keeps its errors', async () => {
  const app = await house();
  expect((await app.inject('/gone')).json()).toMatchObject({
    detail: 'gone',
    errors: [{ pointer: '/a', detail: 'b' }],
  });
});

test('a body is neither coerced nor trimmed: each fault is named by its pointer', async () => {
  const app = await house();
  const answer = await app.inject({ method: 'POST', url: '/write', payload: { size: '5', colour: 'red', 'a/b': 1 } });
  expect(answer.statusCode).toBe(422);
  expect(answer.json().errors).toEqual(
    expect.arrayContaining([
      { pointer: '/name', detail: 'is missing' },
      { pointer: '/size', detail: 'must be number' },
      { pointer: '/colour', detail: 'is not known here' },
      { pointer: '/a~1b', detail: 'is not known here' },
    ]),
  );
  expect(answer.json().errors).toHaveLength(4);
});

test('a body that is no JSON is a bad request, one of another kind is not taken', async () => {
  const app = await house();
  const post = (type: string, payload: string) =>
    app.inject({ method: 'POST', url: '/write', headers: { 'content-type': type }, payload });
  expect((await post('application/json', '{')).statusCode).toBe(400);
  expect((await post('text/plain', '{"name":"a"}')).statusCode).toBe(415);
  expect((await post('application/x-www-form-urlencoded', 'name=a')).statusCode).toBe(415);
  expect((await post('application/json', '{"name":"a"}')).statusCode).toBe(200);
});

test('a Host that is not this computer is refused on every path', async () => {
  const app = await house();
  for (const host of ['evil.example', 'evil.example:8931', '127.0.0.1.evil.example', '192.168.1.5:8931', '[::2]']) {
    const answer = await app.inject({ url: '/read', headers: { host } });
    expect([host, answer.statusCode]).toEqual([host, 403]);
  }
  for (const host of ['localhost', 'LOCALHOST:8931', '127.0.0.1:8931', '[::1]:8931']) {
    const answer = await app.inject({ url: '/read', headers: { host } });
    expect([host, answer.statusCode]).toEqual([host, 200]);
  }
});

test('a write from the page of another origin is refused, from our own it passes', async () => {
  const app = await house();
  const write = async (headers: Record<string, string>): Promise<number> => {
    const answer = await app.inject({ method: 'POST', url: '/write', headers, payload: { name: 'a' } });
    return answer.statusCode;
  };
  const host = '127.0.0.1:8931';
  expect(await write({ host })).toBe(200);
  expect(await write({ host, origin: 'http://127.0.0.1:8931' })).toBe(200);
  for (const origin of [
    'http://evil.example',
    'http://127.0.0.1:9999',
    'https://127.0.0.1:8931',
    'null',
    'http://localhost:8931',
  ]) {
    expect([origin, await write({ host, origin })]).toEqual([origin, 403]);
  }
});

test('answers carry the number of the last change and the security headers', async () => {
  const app = await house();
  const { headers } = await app.inject('/read');
  expect(headers['shirong-seq']).toBe('7');
  expect(headers['content-security-policy']).toBe(
    "default-src 'self';script-src 'self';worker-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;" +
      "font-src 'self';connect-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  );
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe('no-cache');
});

test('a read waits for the change it names, and says so when that does not come', async () => {
  const app = await house();
  const read = await app.inject('/read?min-seq=8&a=1');
  expect(read.statusCode).toBe(200);
  expect(read.json()).toEqual({ query: { a: '1' } });
  const late = await app.inject('/read?min-seq=9');
  expect(late.statusCode).toBe(503);
  expect(late.headers['retry-after']).toBe('1');
  expect((await app.inject('/read?min-seq=x')).statusCode).toBe(400);
});
