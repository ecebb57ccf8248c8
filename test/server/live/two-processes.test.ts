import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tileAt } from '#domain/geometry/tile.ts';
import { signIn } from '../../sign-in.ts';
import { type RunningServer, startServer } from '../../running-server.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let database: TestDatabase;
let env: Record<string, string>;
let one: RunningServer;
let two: RunningServer;

beforeAll(async () => {
  database = await testDatabase();
  env = { DATABASE_URL: database.url, SHIRONG_SAMPLE_CASES: '3000', SHIRONG_SAMPLE_UNTIL: '2026-10-31' };
  one = await startServer(env);
  two = await startServer(env);
});

afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()]);
  await database?.drop();
});

interface TileAnswer {
  readonly tag: string | null;
  readonly bytes: string;
}

/** A tile as sent, uncompressed; asked for at a change this process may still have to reach. */
async function tile(server: RunningServer, path: string): Promise<TileAnswer> {
  const answer = await fetch(`${server.url}/tiles/${path}`, { headers: { 'accept-encoding': 'identity' } });
  return { tag: answer.headers.get('etag'), bytes: Buffer.from(await answer.arrayBuffer()).toString('base64') };
}

const places = [11, 13, 14, 15, 16].flatMap((z) =>
  [
    [119.9134, 32.4871],
    [119.9309, 32.4762],
    [119.8968, 32.4601],
  ].map(([lng, lat]) => {
    const [x, y] = tileAt(z, lng!, lat!);
    return `zones,roads,river-sections,cases/${z}/${x}/${y}`;
  }),
);

async function picture(server: RunningServer): Promise<Record<string, TileAnswer>> {
  return Object.fromEntries(await Promise.all(places.map(async (path) => [path, await tile(server, path)] as const)));
}

/** Waits until a process stands at a change. */
async function reaches(server: RunningServer, seq: number): Promise<void> {
  for (let i = 0; i < 200; i++) {
    const city = (await (await fetch(`${server.url}/api/city`)).json()) as { seq: number };
    if (city.seq >= seq) return;
    await new Promise((wait) => setTimeout(wait, 25));
  }
  throw new Error(`${server.url} has not reached change ${seq}`);
}

/** Waits until a process no longer lists a street. */
async function isGone(server: RunningServer, id: string): Promise<void> {
  for (let i = 0; i < 400; i++) {
    const list = await fetch(`${server.url}/api/list?collections=roads&bbox=119.90,32.47,119.93,32.50&limit=1000`);
    const { features } = (await list.json()) as { features: { id: string }[] };
    if (!features.some((feature) => feature.id === id)) return;
    await new Promise((wait) => setTimeout(wait, 25));
  }
  throw new Error(`${server.url} still lists ${id}`);
}

describe('two processes on one database', () => {
  it('cut the same bytes under the same tags, before an edit, after it, and in a process that starts afresh', async () => {
    const before = await picture(one);
    expect(Object.values(before).every(({ bytes }) => bytes.length > 0)).toBe(true);
    expect(await picture(two)).toEqual(before);

    const list = await fetch(`${one.url}/api/list?collections=cases&bbox=119.90,32.47,119.93,32.50&limit=1`);
    const [found] = ((await list.json()) as { features: { id: string; version: number; properties: object }[] })
      .features;
    const moved = await fetch(`${one.url}/api/changes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await signIn(one.url, 'receiver')) },
      body: JSON.stringify({
        kind: 'feature.move',
        note: 'a test moves a case',
        lines: [
          {
            collection: 'cases',
            id: found!.id,
            base: found!.version,
            after: { geometry: { type: 'Point', coordinates: [119.8968, 32.4601] }, properties: found!.properties },
          },
        ],
      }),
    });
    expect(moved.status).toBe(201);
    const { seq } = (await moved.json()) as { seq: number };

    const after = await picture(one);
    const changed = places.filter((path) => after[path]!.tag !== before[path]!.tag);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(places.length);
    await reaches(two, seq);
    expect(await picture(two)).toEqual(after);

    const three = await startServer(env);
    try {
      expect(await picture(three)).toEqual(after);
    } finally {
      await three.stop();
    }
  });

  it('let a street that is retired go at its hour, each by its own clock, to the same bytes', async () => {
    const { features } = (await (
      await fetch(`${one.url}/api/list?collections=roads&bbox=119.90,32.47,119.93,32.50&limit=1`)
    ).json()) as { features: { id: string; version: number; geometry: object; properties: object }[] };
    const { id, version, geometry, properties } = features[0]!;
    const before = await picture(one);
    const written = await fetch(`${one.url}/api/changes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await signIn(one.url, 'planner')) },
      body: JSON.stringify({
        kind: 'feature.retire',
        note: 'a test retires a street in a moment',
        lines: [
          {
            collection: 'roads',
            id,
            base: version,
            after: { geometry, properties: { ...properties, validTo: new Date(Date.now() + 2_000).toISOString() } },
          },
        ],
      }),
    });
    expect(written.status).toBe(201);
    for (const server of [one, two]) await isGone(server, id);
    const after = await picture(one);
    expect(places.filter((path) => after[path]!.tag !== before[path]!.tag)).not.toEqual([]);
    expect(await picture(two)).toEqual(after);
  });
});
