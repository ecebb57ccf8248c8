import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Change } from '#domain/change.ts';
import { changeEvent, toldOf } from '../../../server/live/told.ts';
import { roads } from '../collections/small-city.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { readEvents, type EventReader } from './read-events.ts';

let city: OpenCity;
let address: string;
beforeAll(async () => {
  city = await openCity({ roads });
  address = await city.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => city.close());

const readers: EventReader[] = [];
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

async function open(query = '', lastEventId?: string): Promise<EventReader> {
  const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const reader = await readEvents(`${address}/api/live${query}`, headers);
  readers.push(reader);
  return reader;
}

/** Moves the slanting street, by its present version; returns the change's number. */
async function move(lng: number): Promise<number> {
  const held = await city.context.register.get('roads', 'r-slant');
  const committed = await city.context.store.commit({
    kind: 'feature.move',
    note: '',
    by: 'local',
    lines: [
      {
        collection: 'roads',
        id: 'r-slant',
        base: held!.version,
        after: {
          geometry: {
            type: 'LineString',
            coordinates: [
              [lng, 32.5],
              [lng, 32.51],
            ],
          },
          properties: roads[3]!.properties,
        },
      },
    ],
  });
  if (!committed.ok) throw new Error(committed.error.reason);
  return committed.value.seq;
}

test('a change comes with what it touched: where the feature was and where it is', async () => {
  const stream = await open();
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  await stream.next('hello');
  const seq = await move(119.95);
  expect(await stream.next('change')).toEqual({
    id: String(seq),
    event: 'change',
    data: {
      seq,
      at: '2026-11-22T04:00:00.000Z',
      kind: 'feature.move',
      touched: [{ collection: 'roads', bbox: [119.9, 32.5, 119.95, 32.54], ids: ['r-slant'] }],
    },
  });
});

test('a reader who comes back gets what it missed, once and in order, then what is new', async () => {
  const before = city.context.live.seq;
  const numbers = [await move(119.91), await move(119.92), await move(119.93)];
  await city.context.live.applied(numbers.at(-1)!);
  for (const stream of [await open(`?after=${before}`), await open(`?after=0`, String(before))]) {
    for (const seq of numbers) expect((await stream.next('change', 'reload')).data['seq']).toBe(seq);
  }
  const streams = [await open(`?after=${before}`), await open(`?after=${numbers.at(-1)}`)];
  const last = await move(119.94);
  const first = streams[0]!;
  for (const seq of [...numbers, last]) expect((await first.next('change')).data['seq']).toBe(seq);
  expect((await streams[1]!.next('change')).data['seq']).toBe(last);
});

test('a bulk load asks for the collection anew', async () => {
  const stream = await open(`?after=0`);
  expect(await stream.next('reload', 'change')).toEqual({
    id: '1',
    event: 'reload',
    data: { seq: 1, collection: 'roads' },
  });
});

test('a reader from a future that never was begins anew', async () => {
  const stream = await open('?after=999999');
  expect(await stream.next('reset', 'change')).toMatchObject({ event: 'reset', data: { seq: city.context.live.seq } });
});

test('a reader who says by Last-Event-ID that it comes from a future begins anew', async () => {
  const stream = await open('', '999999');
  expect(await stream.next('reset', 'change')).toMatchObject({ event: 'reset', data: { seq: city.context.live.seq } });
});

test('what a reader missed comes in pieces, and what happens meanwhile after it', async () => {
  const before = city.context.live.seq;
  for (let i = 0; i < 120; i++) await move(119.9 + i / 10_000);
  await city.context.live.applied(before + 120);
  const stream = await open(`?after=${before}`);
  for (let seq = before + 1; seq <= before + 125; seq++) {
    // Five more while the past is being told.
    if (seq > before + 10 && seq <= before + 15) await move(119.95);
    expect((await stream.next('change', 'reset', 'reload')).data['seq']).toBe(seq);
  }
});

test('many readers are told of a change in the same words, uncompressed', async () => {
  const streams = await Promise.all(Array.from({ length: 100 }, () => open()));
  const seq = await move(119.96);
  const told = await Promise.all(streams.map((stream) => stream.next('change')));
  expect(new Set(told.map((event) => JSON.stringify(event))).size).toBe(1);
  expect(told[0]!.data['seq']).toBe(seq);
  expect(streams[0]!.headers.get('content-encoding')).toBeNull();
});

test('the server ends at once while streams are open, one of them with a reader who takes nothing', async () => {
  const own = await openCity({ roads });
  const url = new URL(await own.app.listen({ port: 0, host: '127.0.0.1' }));
  const stream = await readEvents(`${url.origin}/api/live`);
  await stream.next('hello');
  const sleeper = connect(Number(url.port), url.hostname);
  sleeper.on('error', () => undefined);
  sleeper.write(`GET /api/live?after=0 HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
  await new Promise((done) => sleeper.once('data', done));
  sleeper.pause();
  const { geometry, properties } = roads[0]!;
  for (let round = 0; round < 8; round++) {
    const lines = Array.from({ length: 1000 }, (_, i) => ({
      collection: 'roads',
      id: `${'long-name-'.repeat(100)}${round}-${i}`,
      base: null,
      after: { geometry, properties },
    }));
    await own.context.store.commit({ kind: 'feature.create', note: '', by: 'local', lines });
    await stream.next('change');
  }
  const begun = performance.now();
  await own.app.close();
  expect(performance.now() - begun).toBeLessThan(1_000);
  await expect(stream.next('change')).rejects.toThrow(/ended|terminated/);
  sleeper.destroy();
  await own.close();
});

test('the server ends in time while someone is still sending a change', async () => {
  const own = await openCity({ roads });
  const url = new URL(await own.app.listen({ port: 0, host: '127.0.0.1' }));
  const slow = connect(Number(url.port), url.hostname);
  slow.on('error', () => undefined);
  slow.write(
    `POST /api/changes HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
  );
  await new Promise((done) => setTimeout(done, 100));
  const begun = performance.now();
  await own.app.close();
  expect(performance.now() - begun).toBeLessThan(5_000);
  slow.destroy();
  await own.close();
});

test('the number, the build and the clock come at once, for the page to know that it is connected', async () => {
  const stream = await open();
  expect(await stream.next('hello', 'now', 'change')).toEqual({
    id: undefined,
    event: 'hello',
    data: { seq: city.context.live.seq, build: 'none', now: '2026-11-22T04:00:00.000Z' },
  });
});

test('a bad number is refused, and a head does not hang', async () => {
  expect((await fetch(`${address}/api/live?after=x`)).status).toBe(400);
  expect((await fetch(`${address}/api/live`, { method: 'HEAD' })).status).toBe(405);
});

test('a reader who takes nothing is cut off, and the others do not notice', async () => {
  const { port, hostname } = new URL(address);
  const sleeper = connect(Number(port), hostname);
  sleeper.pause();
  const ended = new Promise<void>((done) => {
    sleeper.on('error', () => undefined);
    sleeper.on('close', () => done());
  });
  sleeper.write(`GET /api/live HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
  const awake = await open();
  await awake.next('hello');
  const held = await city.context.register.get('roads', 'r-renmin-1');
  const { geometry, properties } = held!;
  // Each change names a thousand features: some 40 kB of ids an event, until the kernel's buffers and ours are full.
  let seq = 0;
  for (let round = 0; round < 12; round++) {
    const lines = Array.from({ length: 1000 }, (_, i) => ({
      collection: 'roads',
      id: `${'long-name-'.repeat(100)}${round}-${i}`,
      base: null,
      after: { geometry, properties },
    }));
    const committed = await city.context.store.commit({ kind: 'feature.create', note: '', by: 'local', lines });
    if (!committed.ok) throw new Error(committed.error.reason);
    seq = committed.value.seq;
    expect((await awake.next('change')).data['seq']).toBe(seq);
  }
  sleeper.resume();
  await ended;
});

test('a feature moved between collections of one change is told by collection', () => {
  const point = (lng: number): Change['lines'][number]['after'] => ({
    geometry: { type: 'Point', coordinates: [lng, 32] },
    properties: {},
  });
  const change: Change = {
    seq: 5,
    id: 'x',
    kind: 'k',
    note: '',
    by: 'local',
    at: '2026-11-22T04:00:00.000Z',
    lines: [
      { collection: 'a', id: '1', fid: 1, base: null, version: 1, before: null, after: point(1) },
      { collection: 'b', id: '2', fid: 2, base: 1, version: 2, before: point(2), after: null },
      { collection: 'a', id: '3', fid: 3, base: 1, version: 2, before: point(0), after: point(3) },
    ],
  };
  const view = { key: '', collections: new Set(['a', 'b']), records: new Set<string>() };
  expect(changeEvent(toldOf(change), view).data).toMatchObject({
    touched: [
      { collection: 'a', bbox: [0, 32, 3, 32], ids: ['1', '3'] },
      { collection: 'b', bbox: [2, 32, 2, 32], ids: ['2'] },
    ],
  });
});

test('of a record that is read within units no id is told: that it is there is not for all', () => {
  const record = (kind: string) => ({ kind, id: 'p-20261122-1', base: null, version: 1, before: null, after: {} });
  const change: Change = {
    ...{ seq: 5, id: 'x', kind: 'attendance.on', note: '', by: 'person:p', at: '2026-11-22T04:00:00.000Z' },
    lines: [],
    records: [record('attendances'), record('crews')],
  };
  const view = { key: '', collections: new Set<string>(), records: new Set(['attendances', 'crews']) };
  expect(changeEvent(toldOf(change), view).data).toMatchObject({
    records: [
      { kind: 'attendances', id: '' },
      { kind: 'crews', id: 'p-20261122-1' },
    ],
  });
});
