import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { pino } from 'pino';
import type { Change } from '#domain/change.ts';
import { createFollower } from '../../../server/live/follower.ts';
import type { Live } from '../../../server/live/live.ts';
import type { Store } from '../../../server/store/store.ts';
import type { CityIndex } from '../../../server/tiles/city-index.ts';
import { roads } from '../collections/small-city.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

const change = (seq: number): Change => ({
  seq,
  id: `c${seq}`,
  kind: 'test',
  note: '',
  by: 'test',
  at: '2026-11-22T04:00:00.000Z',
  lines: [],
});

let journal: Change[];
let readings: number;
let wake: (seq?: number) => void;
let index: { seq: number; apply(one: Change): Promise<void> };
let live: Live;
let heard: number[];
let clock: number;
let answer: () => Promise<void>;

beforeEach(async () => {
  journal = [];
  readings = 0;
  heard = [];
  clock = 1_000;
  answer = async () => undefined;
  index = {
    seq: 0,
    async apply(one) {
      await Promise.resolve();
      index.seq = one.seq;
    },
  };
  const store: Pick<Store, 'changesAfter' | 'onWake'> = {
    async changesAfter(seq, limit) {
      readings++;
      await answer();
      return journal.filter((one) => one.seq > seq).slice(0, limit);
    },
    onWake(listener) {
      wake = listener;
      return () => undefined;
    },
  };
  const records = { apply: () => undefined, load: async () => undefined, get: () => undefined, all: () => [] };
  live = createFollower({
    store: store as Store,
    index: index as unknown as CityIndex,
    records,
    log: pino({ level: 'silent' }),
    now: () => clock,
  });
  live.subscribe((one) => heard.push(one.seq));
  await live.start();
  readings = 0;
});
afterEach(() => live.stop());

test('what this process wrote is applied in order of number, however it is offered, and not read again', async () => {
  journal = [1, 2, 3, 4].map(change);
  for (const seq of [3, 1, 4, 2]) live.offer(change(seq));
  for (const seq of [1, 2, 3, 4]) wake(seq);
  await live.applied(4);
  expect(heard).toEqual([1, 2, 3, 4]);
  expect(readings).toBe(0);
});

test('what others wrote in between is read, and nothing is applied twice', async () => {
  journal = [1, 2, 3, 4, 5].map(change);
  live.offer(change(1));
  live.offer(change(3));
  live.offer(change(5));
  wake(5);
  await live.applied(5);
  live.offer(change(3));
  wake(4);
  expect(heard).toEqual([1, 2, 3, 4, 5]);
  expect(readings).toBe(1);
});

test('a burst of others is read together', async () => {
  for (let seq = 1; seq <= 300; seq++) {
    journal.push(change(seq));
    wake(seq);
  }
  await live.applied(300);
  expect(heard).toEqual(journal.map(({ seq }) => seq));
  expect(readings).toBe(2);
});

test('a database that fails or hangs is away since it last answered, until it answers again', async () => {
  expect(live.awaySince).toBeUndefined();
  clock = 5_000;
  answer = () => Promise.reject(new Error('away'));
  wake();
  await expect.poll(() => live.awaySince).toBe(1_000);
  const hanging = Promise.withResolvers<void>();
  answer = () => hanging.promise;
  wake();
  await expect.poll(() => readings).toBeGreaterThan(1);
  clock = 9_000;
  expect(live.awaySince).toBe(1_000);
  hanging.resolve();
  await expect.poll(() => live.awaySince).toBeUndefined();
  clock = 20_000;
  const again = Promise.withResolvers<void>();
  let asked = 0;
  answer = () => {
    asked++;
    return again.promise;
  };
  wake();
  await expect.poll(() => asked).toBe(1);
  expect(live.awaySince).toBeUndefined();
  clock = 23_001;
  expect(live.awaySince).toBeDefined();
  again.resolve();
  await expect.poll(() => live.awaySince).toBeUndefined();
});

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({ roads });
});
afterAll(() => city.close());

test('a change as it was committed is the change as it is read', async () => {
  const { geometry, properties } = roads[0]!;
  const committed = await city.context.store.commit({
    kind: 'test.all',
    note: 'a note',
    by: 'test',
    lines: [
      { collection: 'roads', id: 'new-1', base: null, after: { geometry, properties } },
      { collection: 'roads', id: 'r-slant', base: 1, after: null },
    ],
    records: [{ kind: 'units', base: null, after: { name: '一中队', kind: 'squad' } }],
  });
  if (!committed.ok) throw new Error(committed.error.reason);
  const [read] = await city.context.store.changesAfter(committed.value.seq - 1, 1);
  expect(committed.value).toEqual(read);
});
