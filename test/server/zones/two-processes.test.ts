import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { decodeCoverage, encodeDelta, type EncodedCoverage } from '#domain/zones/coverage/encoded.ts';
import { setContents } from '#domain/zones/edits/grounds.ts';
import { signIn } from '../../sign-in.ts';
import { type RunningServer, startServer } from '../../running-server.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let database: TestDatabase;
let servers: RunningServer[];
let headers: Record<string, string>[];

beforeAll(async () => {
  database = await testDatabase();
  const env = { DATABASE_URL: database.url, SHIRONG_SAMPLE_CASES: '0', SHIRONG_SAMPLE_UNTIL: '2026-10-31' };
  // The first one fills the city.
  servers = [await startServer(env)];
  servers.push(await startServer(env));
  headers = await Promise.all(servers.map((server) => signIn(server.url, 'planner')));
});
afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await database?.drop();
});

async function ask<T>(
  which: number,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: T }> {
  const answer = await fetch(`${servers[which]!.url}/api/zones/schemes${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers[which] },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}

const rename = (coverage: Coverage, id: Owner, name: string) => {
  const ground = coverage.grounds.get(id)!;
  if (ground.is !== 'zone') throw new Error('no zone');
  const made = setContents(coverage, [{ id, ground: { is: 'zone', content: { ...ground.content, name } } }]);
  if (!made.ok) throw new Error(made.error.reason);
  return { label: { kind: 'content', zones: [ground.content.number] }, delta: encodeDelta(made.value) };
};

test('two planners at two processes of one database: what does not touch is all taken, the same zone only once', async () => {
  const draft = { responsibilityKind: 'order', title: '两处同编', basedOn: 'sample-scheme-order' };
  const { id } = (await ask<{ id: string }>(0, 'POST', '', draft)).body;
  const read = async (which: number) =>
    (await ask<{ edits: number; coverage: EncodedCoverage }>(which, 'GET', `/${id}/coverage`)).body;
  const start = await read(1);
  expect(await read(0)).toEqual(start);
  const coverage = decodeCoverage(start.coverage);
  const zones = [...coverage.grounds.keys()].sort().slice(0, 16);
  const taken = await Promise.all(
    zones.map((zone, i) => ask(i % 2, 'POST', `/${id}/edits`, { base: 0, ...rename(coverage, zone, `改名${i}`) })),
  );
  expect(taken.map(({ status }) => status)).toEqual(zones.map(() => 201));
  const [one, two] = await Promise.all([read(0), read(1)]);
  expect(one).toEqual(two);
  expect(one!.edits).toBe(16);
  const names = zones.map((zone) => {
    const ground = decodeCoverage(one!.coverage).grounds.get(zone)!;
    return ground.is === 'zone' ? ground.content.name : '';
  });
  expect(names).toEqual(zones.map((_, i) => `改名${i}`));

  const now = decodeCoverage(one!.coverage);
  const same = await Promise.all(
    [0, 1].map((which) =>
      ask<{ conflict?: { edits: { number: number }[]; owners: string[] } }>(which, 'POST', `/${id}/edits`, {
        base: 16,
        ...rename(now, zones[0]!, `谁先${which}`),
      }),
    ),
  );
  expect(same.map(({ status }) => status).sort()).toEqual([201, 409]);
  const late = same.find(({ status }) => status === 409)!.body.conflict!;
  expect([late.edits.map(({ number }) => number), late.owners]).toEqual([[17], [zones[0]]]);
});
