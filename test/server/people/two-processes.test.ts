import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { openContext, type OpenContext } from '../../../server/open-context.ts';
import { testDatabase, type TestDatabase } from '../database.ts';
import { addCallers, as } from '../http/callers.ts';
import { noon } from '../http/open-city.ts';

/** Two servers on one database, as behind a proxy. Their clock stands still: nothing is forgotten by itself. */
let database: TestDatabase;
const opened: OpenContext[] = [];
const apps: FastifyInstance[] = [];
beforeAll(async () => {
  database = await testDatabase();
  await addCallers(database.url);
  for (let i = 0; i < 2; i++) {
    const config = readConfig({ DATABASE_URL: database.url, SHIRONG_LOG_LEVEL: 'silent', SHIRONG_CITY: 'empty' });
    const open = await openContext(config, { log: pino({ level: 'silent' }), now: () => noon }, async () => undefined);
    opened.push(open);
    apps.push(await buildApp(open.context));
  }
});
afterAll(async () => {
  for (const app of apps) await app.close();
  for (const { close } of opened) await close();
  await database?.drop();
});

const kindAt = async (process: number, headers: Record<string, string>): Promise<string> =>
  (await apps[process]!.inject({ url: '/api/session', headers })).json<{ kind: string }>().kind;

test('who is signed out at one is signed out at the other, which knew the session', async () => {
  expect([await kindAt(0, as('planner')), await kindAt(1, as('planner'))]).toEqual(['person', 'person']);
  const out = await apps[0]!.inject({ method: 'DELETE', url: '/api/session', headers: as('planner') });
  expect(out.statusCode).toBe(204);
  expect(await kindAt(0, as('planner'))).toBe('visitor');
  await vi.waitFor(async () => expect(await kindAt(1, as('planner'))).toBe('visitor'), 15_000);
});

test('a token that one made is good at the other, until one revokes it', async () => {
  const made = await apps[0]!.inject({
    method: 'POST',
    url: '/api/tokens',
    headers: as('administrator'),
    payload: { name: 'QGIS', use: 'api', rights: ['map.read'] },
  });
  const { id, secret } = made.json<{ id: string; secret: string }>();
  const read = async (): Promise<number> =>
    (await apps[1]!.inject({ url: '/api/city', headers: { authorization: `Bearer ${secret}` } })).statusCode;
  await vi.waitFor(async () => expect(await read()).toBe(200), 15_000);
  const revoked = await apps[0]!.inject({ method: 'DELETE', url: `/api/tokens/${id}`, headers: as('administrator') });
  expect(revoked.statusCode).toBe(204);
  await vi.waitFor(async () => expect(await read()).toBe(401), 15_000);
});
