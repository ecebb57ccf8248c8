import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Change } from '#domain/change.ts';
import type { Feature } from '#domain/feature.ts';
import { markets } from '#domain/markets/collection.ts';
import type { Context } from '../../../server/context.ts';
import { keepFresh } from '../../../server/search/keep-fresh.ts';
import { SearchIndex } from '../../../server/search/search-index.ts';

function market(id: string, version: number, name: string): Feature {
  return {
    collection: 'markets',
    id,
    fid: Number(id),
    version,
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    },
    properties: { name },
  };
}

/** A change that names, renames or (undefined) removes a market. */
function change(seq: number, id: string, version: number, name: string | undefined): Change {
  const after = name === undefined ? null : market(id, version, name);
  return {
    seq,
    id: `change-${seq}`,
    kind: 'feature.edit',
    note: '',
    by: 'local',
    at: '2026-11-22T04:00:00Z',
    lines: [{ collection: 'markets', id, fid: Number(id), base: version - 1, version, before: null, after }],
  };
}

const bulk = (seq: number): Change => ({
  ...change(seq, '0', 1, undefined),
  lines: [],
  bulk: { collection: 'markets', count: 1, sha256: '', bbox: [0, 0, 1, 1] },
});

/** A register whose reading the test steps through, and a follower that the test speaks for. */
function stage() {
  const listeners = new Set<(change: Change) => void>();
  const scans: { seq: number; release: (features: Feature[]) => void; fail: () => void }[] = [];
  const index = new SearchIndex(markets, 0);
  const context = {
    log: pino({ level: 'silent' }),
    live: {
      subscribe(listener: (change: Change) => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    register: {
      async scan() {
        const read = Promise.withResolvers<Feature[]>();
        const scan = {
          seq: current,
          release: read.resolve,
          fail: () => read.reject(new Error('the database is away')),
        };
        scans.push(scan);
        return {
          seq: scan.seq,
          batches: (async function* () {
            yield await read.promise;
          })(),
        };
      },
    },
  } as unknown as Context;
  let current = 0;
  return {
    index,
    scans,
    begin: () => keepFresh([index], context),
    tell(told: Change) {
      current = told.seq;
      for (const listener of listeners) listener(told);
    },
    names: (query: string) => index.find(query, 0).map(({ result }) => result.label),
  };
}

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

test('changes that come while names are being read are not lost, and old ones change nothing', async () => {
  const { begin, tell, names, scans } = stage();
  const ready = begin();
  await settled();
  tell(change(1, '1', 2, '新名市场'));
  tell(change(2, '2', 2, undefined));
  scans[0]!.release([market('1', 1, '旧名市场'), market('2', 1, '二号市场'), market('3', 1, '三号市场')]);
  await ready;
  expect(names('市场').sort()).toEqual(['三号市场', '新名市场']);
});

test('a load keeps the old names findable until the new ones are there', async () => {
  const { begin, tell, names, scans } = stage();
  const ready = begin();
  await settled();
  scans[0]!.release([market('1', 1, '甲市场')]);
  await ready;
  tell(bulk(1));
  await settled();
  expect(names('市场')).toEqual(['甲市场']);
  scans[1]!.release([market('1', 1, '甲市场'), market('2', 1, '乙市场')]);
  await settled();
  expect(names('市场').sort()).toEqual(['乙市场', '甲市场']);
});

test('of two loads the later one counts, whichever is read first', async () => {
  const { begin, tell, names, scans } = stage();
  const ready = begin();
  await settled();
  scans[0]!.release([]);
  await ready;
  tell(bulk(1));
  await settled();
  tell(bulk(2));
  await settled();
  scans[2]!.release([market('1', 1, '后来市场')]);
  await settled();
  scans[1]!.release([market('1', 1, '先前市场')]);
  await settled();
  expect(names('市场')).toEqual(['后来市场']);
});

test('when names cannot be read anew, the old ones stay and go on changing', async () => {
  const { begin, tell, names, scans } = stage();
  const ready = begin();
  await settled();
  scans[0]!.release([market('1', 1, '甲市场')]);
  await ready;
  tell(bulk(1));
  await settled();
  tell(change(2, '2', 1, '乙市场'));
  scans[1]!.fail();
  await settled();
  tell(change(3, '1', 2, undefined));
  expect(names('市场')).toEqual(['乙市场']);
});

test('after it is stopped nothing moves', async () => {
  const { begin, tell, names, scans } = stage();
  const ready = begin();
  await settled();
  scans[0]!.release([]);
  const stop = await ready;
  stop();
  tell(change(1, '1', 1, '新市场'));
  expect(names('市场')).toEqual([]);
});
