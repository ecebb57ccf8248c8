import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Change } from '#domain/change.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import { posts } from '#domain/duty/posts.ts';
import type { Context } from '../../../server/context.ts';
import { createMirror } from '../../../server/arrival/mirror.ts';

const start = Date.UTC(2026, 10, 22, 4);

function post(id: string, version: number, properties: Properties = {}): Feature {
  const geometry = { type: 'Point' as const, coordinates: [119.9, 32.4] };
  return {
    collection: 'posts',
    id,
    fid: Number(id),
    version,
    geometry,
    properties: { name: `${id}.${version}`, ...properties },
  };
}

function change(seq: number, id: string, version: number, after: Feature | null): Change {
  const lines = [{ collection: 'posts', id, fid: Number(id), base: version - 1, version, before: null, after }];
  return { seq, id: `change-${seq}`, kind: 'feature.edit', note: '', by: 'local', at: '2026-11-22T04:00:00Z', lines };
}

const bulk = (seq: number): Change => ({
  ...change(seq, '0', 1, null),
  lines: [],
  bulk: { collection: 'posts', count: 1, sha256: '', bbox: [0, 0, 1, 1] },
});

/** A mirror of posts, with a register whose readings the test ends and a clock that it sets. */
function stage() {
  const listeners = new Set<(change: Change) => void>();
  const readings: ((features: readonly Feature[]) => void)[] = [];
  const clock = { now: start };
  const sources = {
    log: pino({ level: 'silent' }),
    now: () => clock.now,
    live: {
      subscribe(listener: (change: Change) => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    register: {
      scan() {
        const { promise, resolve } = Promise.withResolvers<readonly Feature[]>();
        readings.push(resolve);
        async function* batches() {
          yield [...(await promise)];
        }
        return Promise.resolve({ seq: 0, batches: batches() });
      },
    },
  } as unknown as Pick<Context, 'register' | 'live' | 'log' | 'now'>;
  const mirror = createMirror(sources, posts, ({ properties }) => String(properties['name']));
  return {
    mirror,
    clock,
    names: () => [...mirror.all()].sort(),
    tell: (one: Change) => listeners.forEach((listener) => listener(one)),
    async read(features: readonly Feature[]) {
      readings.shift()!(features);
      await new Promise(setImmediate);
    },
    followers: () => listeners.size,
  };
}

async function loaded(features: readonly Feature[]) {
  const on = stage();
  const loading = on.mirror.load();
  await new Promise(setImmediate);
  await on.read(features);
  await loading;
  return on;
}

test('a mirror holds what was read, and each change from then on', async () => {
  const { names, tell, mirror } = await loaded([post('1', 1), post('2', 1)]);
  expect(names()).toEqual(['1.1', '2.1']);
  const before = mirror.all();
  expect(mirror.all()).toBe(before);
  tell(change(5, '1', 2, post('1', 2)));
  tell(change(6, '2', 2, null));
  tell(change(7, '3', 1, post('3', 1)));
  expect(names()).toEqual(['1.2', '3.1']);
});

test('what changes while it is read anew is neither lost nor overwritten, and the old stands until then', async () => {
  const { names, tell, read } = await loaded([post('1', 1), post('2', 1)]);
  tell(bulk(5));
  await new Promise(setImmediate);
  tell(change(6, '1', 3, post('1', 3)));
  tell(change(7, '2', 2, null));
  tell(change(8, '4', 1, null));
  tell(change(9, '4', 3, post('4', 3)));
  expect(names()).toEqual(['1.3', '4.3']);
  await read([post('1', 2), post('2', 1), post('3', 1), post('4', 1)]);
  expect(names()).toEqual(['1.3', '3.1', '4.3']);
});

test('of two readings the later one is taken', async () => {
  const { names, tell, read } = await loaded([]);
  tell(bulk(5));
  tell(bulk(6));
  await new Promise(setImmediate);
  await read([post('1', 1)]);
  expect(names()).toEqual([]);
  await read([post('2', 1)]);
  expect(names()).toEqual(['2.1']);
});

test('what is announced comes, and what ends goes, by the clock', async () => {
  const { names, clock } = await loaded([
    post('1', 1, { validTo: '2026-11-22T05:00:00Z' }),
    post('2', 1, { validFrom: '2026-11-22T05:00:00Z' }),
    post('3', 1),
  ]);
  expect(names()).toEqual(['1.1', '3.1']);
  clock.now = start + 3_600_000 - 1;
  expect(names()).toEqual(['1.1', '3.1']);
  clock.now = start + 3_600_000;
  expect(names()).toEqual(['2.1', '3.1']);
});

test('a mirror that is closed follows no more', async () => {
  const { mirror, followers } = await loaded([]);
  expect(followers()).toBe(1);
  mirror.close();
  expect(followers()).toBe(0);
});
