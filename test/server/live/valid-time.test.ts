import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createCityIndex } from '../../../server/tiles/create.ts';
import { tileAt } from '#domain/geometry/tile.ts';
import { roads } from '../collections/small-city.ts';
import { noon, openCity, type OpenCity } from '../http/open-city.ts';
import { decode } from '../tiles/fake-city.ts';
import { readEvents, type EventReader } from './read-events.ts';

let clock = noon;
let city: OpenCity;
let address: string;
beforeAll(async () => {
  city = await openCity({ roads }, {}, () => clock);
  address = await city.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => city.close());

const readers: EventReader[] = [];
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

const later = (seconds: number): string => new Date(noon + seconds * 1000).toISOString().replace('.000Z', 'Z');

async function get<T>(url: string): Promise<T> {
  const answer = await city.app.inject(url);
  expect([url, answer.statusCode]).toEqual([url, 200]);
  return answer.json<T>();
}

/** Sets the ends of validity of 坡子街 (r-pozi). */
async function write(validFrom: string, validTo?: string): Promise<void> {
  const held = await city.context.register.get('roads', 'r-pozi');
  const { validTo: _before, ...properties } = held!.properties;
  const after = {
    geometry: held!.geometry,
    properties: { ...properties, validFrom, ...(validTo === undefined ? {} : { validTo }) },
  };
  const written = await city.app.inject({
    method: 'POST',
    url: '/api/changes',
    payload: {
      kind: 'feature.retire',
      note: '',
      lines: [{ collection: 'roads', id: 'r-pozi', base: held!.version, after }],
    },
  });
  expect(written.statusCode).toBe(201);
}

const tile = `/tiles/roads/15/${tileAt(15, 119.92, 32.49).join('/')}`;

/** Where 坡子街 is seen, and what the standard's interface counts. */
async function seen() {
  const drawn = await city.app.inject({ url: tile, headers: { 'accept-encoding': 'identity' } });
  const names = (decode(drawn.rawPayload)['roads'] ?? []).map(({ id }) => id);
  const { fid } = (await city.context.register.get('roads', 'r-pozi'))!;
  const { counts } = await get<{ counts: { roads: { total: number } } }>('/api/counts?collections=roads');
  const list = await get<{ features: { id: string }[] }>('/api/list?collections=roads');
  const table = await get<{ total: number }>('/api/list?collections=roads&standing=all');
  const { results } = await get<{ results: { id: string }[] }>(`/api/search?q=${encodeURIComponent('坡子街')}`);
  const box = 'bbox=119.9199,32.489,119.9201,32.491';
  const boxed = await get<{ numberMatched: number }>(`/ogc/collections/roads/items?${box}`);
  const { numberMatched } = await get<{ numberMatched: number }>('/ogc/collections/roads/items');
  await get('/api/features/roads/r-pozi');
  return {
    seen: [names.includes(fid), counts.roads.total, list.features.some(({ id }) => id === 'r-pozi'), results.length],
    always: [table.total, boxed.numberMatched, numberMatched],
    tag: drawn.headers['etag'],
  };
}

const here = { seen: [true, 3, true, 1], always: [4, 1, 4] };
const away = { seen: [false, 2, false, 0], always: [4, 1, 4] };

function pass(seconds: number): void {
  clock = noon + seconds * 1000;
  city.context.clock.tick();
}

test('what is retired for an hour leaves the map at that hour, and comes back when it is restored; what is announced comes', async () => {
  const stream = await readEvents(`${address}/api/live`);
  readers.push(stream);
  await stream.next('hello');
  const bbox = [119.92, 32.48, 119.92, 32.5];
  const told = (seconds: number) => ({
    id: undefined,
    event: 'clock',
    data: {
      collections: ['roads'],
      at: later(seconds).replace('Z', '.000Z'),
      touched: [{ collection: 'roads', bbox }],
    },
  });

  const before = await seen();
  expect(before).toMatchObject(here);
  await write('2020-01-01T00:00:00Z', later(60));
  expect(await seen()).toMatchObject({ ...here, tag: before.tag });
  pass(59);
  expect(await seen()).toMatchObject({ ...here, tag: before.tag });
  pass(60);
  expect(await stream.next('clock')).toEqual(told(60));
  const retired = await seen();
  expect(retired).toMatchObject(away);
  expect(retired.tag).not.toBe(before.tag);

  // A process that starts now sees the same.
  const { collections, register, log } = city.context;
  const other = createCityIndex({ collections, register, log, now: () => clock });
  await other.load();
  const [z, x, y] = tile.split('/').slice(3).map(Number) as [number, number, number];
  const request = { collections: ['roads'], z, x, y, filter: { equals: {} }, now: clock / 1000 };
  expect(Buffer.compare(other.tile(request), city.context.index.tile(request))).toBe(0);

  // Restored, as an earlier state is written again: no end any more.
  await write('2020-01-01T00:00:00Z');
  expect(await seen()).toEqual(before);

  await write(later(120), later(180));
  expect(await seen()).toMatchObject(away);
  expect(city.context.index.ahead).toBe(2);
  pass(121);
  expect(await stream.next('clock')).toEqual(told(121));
  expect(await seen()).toEqual(before);
  pass(500);
  expect(await stream.next('clock')).toEqual(told(500));
  expect(await seen()).toMatchObject(away);
  expect(city.context.index.ahead).toBe(0);
});
