import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change, ChangeRequestLine } from '#domain/change.ts';
import type { Feature } from '#domain/feature.ts';
import { createRegister } from '../../server/collections/store.ts';
import type { Register } from '../../server/collections/register.ts';
import { openStore } from '../../server/store/open.ts';
import { StoreError } from '../../server/store/store-error.ts';
import type { Store } from '../../server/store/store.ts';
import { uuidV7 } from '../../server/store/uuid-v7.ts';
import { lane, lanes, stand, stands } from './city.ts';

/** A PostgreSQL under the contract: where the store finds it, and an address at which its owner can look inside. */
export interface Backend {
  readonly config: { readonly dataDir: string; readonly databaseUrl: string | undefined };
  readonly owner: pg.ClientConfig;
  close(): Promise<void>;
}

const noon = Date.parse('2026-11-22T04:00:00.000Z');

/** What every store promises, whatever PostgreSQL it stands on. */
export function storeContract(name: string, open: () => Promise<Backend>): void {
  describe(`the store on ${name}`, () => {
    let backend: Backend;
    let store: Store;
    let second: Store;
    let register: Register;
    let owner: pg.Client;

    const options = {
      collections: [stands, lanes],
      log: pino({ level: 'silent' }),
      now: () => noon,
      newId: () => uuidV7(noon, randomBytes(10)),
    };

    beforeAll(async () => {
      backend = await open();
      store = await openStore(backend.config, { ...options, role: 'server' });
      second = await openStore(backend.config, { ...options, role: 'tool' });
      register = createRegister(store, [stands, lanes]);
      owner = new pg.Client(backend.owner);
      await owner.connect();
    });

    afterAll(async () => {
      await owner.end();
      await second.close();
      await store.close();
      await backend.close();
    });

    const write = (lines: ChangeRequestLine[], on: Store = store) =>
      on.commit({ kind: 'test.write', note: '', by: 'local', lines });

    async function written(lines: ChangeRequestLine[]): Promise<Change> {
      const result = await write(lines);
      if (!result.ok) throw new Error(result.error.reason);
      return result.value;
    }

    async function made(state = stand(119.9, 32.5), collection = 'stands', id?: string): Promise<Feature> {
      const change = await written([{ collection, ...(id === undefined ? {} : { id }), base: null, after: state }]);
      return (await register.get(collection, change.lines[0]!.id))!;
    }

    async function all(
      collection: string,
      batch: number,
    ): Promise<{ seq: number; features: Feature[]; sizes: number[] }> {
      const { seq, batches } = await register.scan(collection, batch);
      const pieces = await Array.fromAsync(batches);
      return { seq, features: pieces.flat(), sizes: pieces.map((piece) => piece.length) };
    }

    test('a feature that was written is read back, with its journal entry', async () => {
      const before = await store.lastSeq();
      const state = stand(119.912345678901, 32.498765432109, {
        open: true,
        places: 12,
        aliases: ['东风南路', 'a"b\\c\t'],
      });
      const result = await store.commit({
        kind: 'feature.create',
        note: '新设',
        by: 'local',
        lines: [{ collection: 'stands', base: null, after: state }],
      });
      if (!result.ok) throw new Error(result.error.reason);
      const [line] = result.value.lines;
      expect(result.value).toEqual({
        seq: before + 1,
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/) as string,
        kind: 'feature.create',
        note: '新设',
        by: 'local',
        at: '2026-11-22T04:00:00.000Z',
        lines: [
          { collection: 'stands', id: line!.id, fid: line!.fid, base: null, version: 1, before: null, after: state },
        ],
      });
      const feature = { collection: 'stands', id: line!.id, fid: line!.fid, version: 1, ...state };
      expect(await register.get('stands', line!.id)).toEqual(feature);
      expect(await register.getByFid('stands', line!.fid)).toEqual(feature);
      expect(await store.changesAfter(before, 10)).toEqual([result.value]);
    });

    test('a change keeps what was before, a deletion too, and versions go on counting', async () => {
      const first = await made(stand(1, 1));
      const changed = await written([{ collection: 'stands', id: first.id, base: 1, after: stand(2, 2) }]);
      const deleted = await written([{ collection: 'stands', id: first.id, base: 2, after: null }]);
      expect(changed.lines[0]).toMatchObject({ fid: first.fid, version: 2, before: stand(1, 1), after: stand(2, 2) });
      expect(deleted.lines[0]).toMatchObject({ fid: first.fid, version: 3, before: stand(2, 2), after: null });
      expect(await register.get('stands', first.id)).toBeUndefined();
      const again = await made(stand(3, 3), 'stands', first.id);
      expect(again.version).toBe(4);
      expect(again.fid).toBeGreaterThan(first.fid);
    });

    test('a version other than the one in the store refuses the whole change', async () => {
      const one = await made();
      const two = await made();
      await written([{ collection: 'stands', id: two.id, base: 1, after: stand(5, 5) }]);
      const before = await store.lastSeq();
      expect(
        await write([
          { collection: 'stands', id: one.id, base: 1, after: stand(6, 6) },
          { collection: 'stands', base: null, id: `new-${one.id}`, after: stand(6, 6) },
          { collection: 'stands', id: two.id, base: 1, after: stand(6, 6) },
        ]),
      ).toEqual({ ok: false, error: { reason: 'version-conflict', line: 2, current: 2 } });
      expect(await register.get('stands', one.id)).toEqual(one);
      expect(await register.get('stands', `new-${one.id}`)).toBeUndefined();
      expect(await store.lastSeq()).toBe(before);
    });

    test('what was deleted, what never was and what exists already are told apart', async () => {
      const gone = await made();
      await written([{ collection: 'stands', id: gone.id, base: 1, after: null }]);
      const there = await made();
      expect(await write([{ collection: 'stands', id: gone.id, base: 1, after: stand(1, 1) }])).toEqual({
        ok: false,
        error: { reason: 'version-conflict', line: 0, current: null },
      });
      expect(await write([{ collection: 'stands', id: 'never', base: 1, after: null }])).toEqual({
        ok: false,
        error: { reason: 'missing', line: 0 },
      });
      expect(
        await write([
          { collection: 'stands', base: null, after: stand(1, 1) },
          { collection: 'stands', id: there.id, base: null, after: stand(1, 1) },
        ]),
      ).toEqual({ ok: false, error: { reason: 'exists', line: 1 } });
    });

    test('the same feature twice in one change is refused', async () => {
      const one = await made();
      const line = { collection: 'stands', id: one.id, base: 1, after: stand(1, 1) };
      expect(await write([line, line])).toMatchObject({ ok: false, error: { reason: 'version-conflict', line: 1 } });
    });

    test('when writers of two processes meet at one feature, one of them writes and the others are told', async () => {
      const one = await made();
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          write([{ collection: 'stands', id: one.id, base: 1, after: stand(i, i) }], i % 2 === 0 ? store : second),
        ),
      );
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      for (const result of results.filter((r) => !r.ok)) {
        expect(result.error).toEqual({ reason: 'version-conflict', line: 0, current: 2 });
      }
      expect((await register.get('stands', one.id))!.version).toBe(2);
    });

    test('numbers are without gaps and in the order in which changes become visible', async () => {
      const before = await store.lastSeq();
      const taken = await made();
      const seen: number[] = [];
      let isWriting = true;
      const watch = (async () => {
        let last = before;
        while (isWriting) {
          const changes = await second.changesAfter(last, 1000);
          for (const change of changes) seen.push(change.seq);
          last = changes.at(-1)?.seq ?? last;
        }
        for (const change of await second.changesAfter(last, 1000)) seen.push(change.seq);
      })();
      const results = await Promise.all(
        Array.from({ length: 200 }, (_, i) => {
          const on = i % 2 === 0 ? store : second;
          // Every fifth is refused after it has written rows: its number must not be missing.
          return i % 5 === 0
            ? write(
                [
                  { collection: 'stands', base: null, after: stand(i, 1) },
                  { collection: 'stands', id: taken.id, base: null, after: stand(i, 1) },
                ],
                on,
              )
            : write([{ collection: 'stands', base: null, after: stand(i, 1) }], on);
        }),
      );
      isWriting = false;
      await watch;
      const numbers = results.flatMap((result) => (result.ok ? [result.value.seq] : [])).sort((a, b) => a - b);
      expect(numbers).toHaveLength(160);
      // The first is the change that made `taken`.
      const expected = Array.from({ length: 161 }, (_, i) => before + 1 + i);
      expect([before + 1, ...numbers]).toEqual(expected);
      // Nothing was seen late: a reader that goes on after the last number it saw misses none.
      expect(seen).toEqual(expected);
      expect(await store.lastSeq()).toBe(before + 161);
    });

    test('a write wakes the followers of another process', async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      let isReady = false;
      const listening = Promise.withResolvers<void>();
      const stop = second.onWake(() => {
        if (isReady) resolve();
        else listening.resolve();
      });
      await listening.promise;
      isReady = true;
      await made();
      await promise;
      stop();
    });

    test('a bulk load is one change, whose header can be held against the rows', async () => {
      const before = await store.lastSeq();
      const features = Array.from({ length: 25_000 }, (_, i) => ({
        id: `bulk-${String(i).padStart(5, '0')}`,
        ...stand(119 + i / 1e5, 32 + i / 1e5, { places: i, aliases: [`第${i}号`, 'tab\tback\\slash\nline'] }),
      }));
      const progress: number[] = [];
      const change = await store.bulk({ collection: 'stands', kind: 'load', note: '', by: 'load' }, features, (n) =>
        progress.push(n),
      );
      expect(change).toMatchObject({
        seq: before + 1,
        lines: [],
        bulk: { collection: 'stands', count: 25_000, bbox: [119, 32, 119.24999, 32.24999] },
      });
      expect(change.bulk!.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(progress).toEqual([10_000, 20_000, 25_000]);
      expect(await store.changesAfter(before, 10)).toEqual([change]);
      const { features: read, sizes } = await all('stands', 10_000);
      const loaded = read.filter((feature) => feature.id.startsWith('bulk-'));
      expect(loaded.map(({ id, geometry, properties }) => ({ id, geometry, properties }))).toEqual(features);
      expect(sizes.slice(0, 2)).toEqual([10_000, 10_000]);
    });

    test('after a load the server role can have the indexes tidied, and nothing waits any more', async () => {
      const features = Array.from({ length: 2_000 }, (_, i) => stand(1, 1, { number: `tidy-${i}` }));
      await store.bulk({ collection: 'stands', kind: 'load', note: '', by: 'load' }, features);
      await store.pool.query('select tidy_features()');
      const { rows } = await owner.query(`select gin_clean_pending_list('feature_properties') as pages`);
      expect(rows).toEqual([{ pages: '0' }]);
    });

    test('a bulk load that meets an existing feature or a fault leaves nothing, and the store goes on', async () => {
      const there = await made(stand(1, 1), 'lanes');
      const before = await store.lastSeq();
      const count = await register.count('lanes');
      const header = { collection: 'lanes', kind: 'load', note: '', by: 'load' };
      const many = Array.from({ length: 5_000 }, () => stand(1, 1));
      const clash = store.bulk(header, [...many, { id: there.id, ...stand(2, 2) }]);
      await expect(clash).rejects.toThrow(StoreError);
      await expect(clash).rejects.toThrow(`lanes, ${there.id} exists already`);
      function* failing() {
        yield* many;
        throw new Error('the file broke off');
      }
      await expect(store.bulk(header, failing())).rejects.toThrow('the file broke off');
      expect(await register.count('lanes')).toBe(count);
      expect(await store.lastSeq()).toBe(before);
    });

    test('a bulk-loaded feature that was deleted before goes on counting its versions', async () => {
      const one = await made(
        lane([
          [0, 0],
          [1, 1],
        ]),
        'lanes',
        'comes-again',
      );
      await written([{ collection: 'lanes', id: one.id, base: 1, after: null }]);
      await store.bulk({ collection: 'lanes', kind: 'load', note: '', by: 'load' }, [
        {
          id: 'comes-again',
          ...lane([
            [0, 0],
            [1, 1],
          ]),
        },
        {
          id: 'comes-first',
          ...lane([
            [0, 0],
            [1, 1],
          ]),
        },
      ]);
      expect((await register.get('lanes', 'comes-again'))!.version).toBe(3);
      expect((await register.get('lanes', 'comes-first'))!.version).toBe(1);
    });

    test('the journal refuses to be changed or emptied, even by its owner', async () => {
      await made();
      for (const statement of [
        'update change set note = note',
        'delete from change',
        'truncate change, change_line, change_record',
        'update change_line set version = 1',
        'delete from change_line',
        'update change_record set version = 1',
        'delete from change_record',
        'update look set by = by',
        'delete from look',
      ]) {
        await expect(owner.query(statement)).rejects.toThrow('the journal cannot be changed');
        await expect(store.pool.query(statement)).rejects.toThrow(/the journal cannot be changed|permission denied/);
      }
    });

    test('what is acknowledged is on the disk: fsync, synchronous_commit and full_page_writes are on', async () => {
      const { rows } = await store.pool.query<Record<string, string>>(
        `select current_setting('fsync') as a, current_setting('synchronous_commit') as b, current_setting('full_page_writes') as c`,
      );
      expect(rows).toEqual([{ a: 'on', b: 'on', c: 'on' }]);
    });

    test('rows come in the order asked for, without those that are gone', async () => {
      const [a, b] = [await made(), await made()];
      expect((await register.rows('stands', [b.fid, 999_999_999, a.fid])).map((f) => f.id)).toEqual([b.id, a.id]);
      expect(await register.rows('stands', [])).toEqual([]);
      expect(await register.rows('lanes', [a.fid])).toEqual([]);
    });

    describe('with a collection of its own', () => {
      const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T00:00:00Z`;

      beforeAll(async () => {
        const { rows } = await owner.query<{ id: string; version: string }>(
          `select id, version from feature where collection = 'lanes'`,
        );
        await written(rows.map((row) => ({ collection: 'lanes', id: row.id, base: Number(row.version), after: null })));
        await store.bulk({ collection: 'lanes', kind: 'load', note: '', by: 'load' }, [
          {
            id: 'B',
            ...lane(
              [
                [1, 1],
                [2, 2],
              ],
              { number: '20261122-0007', open: true, places: 5, aliases: ['甲', '乙'], validFrom: day(1) },
            ),
          },
          {
            id: 'a',
            ...lane(
              [
                [3, 3],
                [4, 4],
              ],
              { number: '20261121-0007', open: false, places: 5, validFrom: day(3), validTo: day(5) },
            ),
          },
          {
            id: 'C',
            ...lane(
              [
                [5, 5],
                [6, 6],
              ],
              { number: '20261121-0017', places: 50, validFrom: day(9) },
            ),
          },
          {
            id: '丁',
            ...lane(
              [
                [179, 1],
                [180, 2],
              ],
              { number: '20250007-0001' },
            ),
          },
        ]);
      });

      const page = async (query: Partial<Parameters<Register['page']>[1]>) => {
        const answer = await register.page(lanes, { limit: 10, equals: {}, ...query });
        expect(answer.seq).toBe(await store.lastSeq());
        return { ids: answer.features.map((f) => f.id), matched: answer.numberMatched, next: answer.next };
      };

      test('pages go by key in byte order, and numberMatched counts all', async () => {
        expect(await page({ limit: 2 })).toEqual({ ids: ['B', 'C'], matched: 4, next: 'C' });
        expect(await page({ limit: 2, after: 'C' })).toEqual({ ids: ['a', '丁'], matched: 4, next: undefined });
      });

      test('properties are compared by their kind: number, flag, text, member of a list', async () => {
        expect((await page({ equals: { places: 5 } })).ids).toEqual(['B', 'a']);
        expect((await page({ equals: { open: false } })).ids).toEqual(['a']);
        expect((await page({ equals: { aliases: '乙' } })).ids).toEqual(['B']);
        expect((await page({ equals: { places: 5, number: '20261121-0007' } })).ids).toEqual(['a']);
        expect(await page({ equals: { number: '5' } })).toEqual({ ids: [], matched: 0, next: undefined });
      });

      test('a box finds what meets it, also across the 180th meridian', async () => {
        expect((await page({ bbox: [2, 2, 3, 3] })).ids).toEqual(['B', 'a']);
        expect((await page({ bbox: [2.1, 2.1, 2.9, 2.9] })).ids).toEqual([]);
        expect((await page({ bbox: [179.5, 0, -179, 9] })).ids).toEqual(['丁']);
      });

      test('lines and areas in a box are those that the index names', async () => {
        const exact = createRegister(store, [lanes], (collection, bbox) =>
          collection === 'lanes' && bbox[0] === 1 ? ['a', 'C'] : [],
        );
        const answer = await exact.page(lanes, { limit: 1, equals: { places: 50 }, bbox: [1, 1, 9, 9] });
        expect([answer.features.map((f) => f.id), answer.numberMatched]).toEqual([['C'], 1]);
      });

      test('valid time meets a stretch; its own end is no longer valid', async () => {
        expect((await page({ datetime: { from: day(5), to: day(9) } })).ids).toEqual(['B', 'C', '丁']);
        expect((await page({ datetime: { from: day(4), to: day(4) } })).ids).toEqual(['B', 'a', '丁']);
        expect((await page({ datetime: { to: day(1) } })).ids).toEqual(['B', '丁']);
      });

      test('numbers are found by tail and by head, newest first', async () => {
        const find = async (digits: string, limit = 10) =>
          (await register.findByNumber('lanes', 'number', digits, limit)).map((f) => f.properties['number']);
        expect(await find('0007')).toEqual(['20261122-0007', '20261121-0007']);
        expect(await find('1-0007')).toEqual(['20261121-0007']);
        expect(await find('202611', 2)).toEqual(['20261122-0007', '20261121-0017']);
        expect(await find('2025')).toEqual(['20250007-0001']);
        expect(await find("0007' or true")).toEqual([]);
        expect(await register.findByNumber('lanes', 'unknown', '0007', 10)).toEqual([]);
      });

      test('every feature that matches throughout is paged exactly once while others write', async () => {
        const steady = Array.from({ length: 300 }, (_, i) => ({
          id: `walk-${String(i).padStart(3, '0')}`,
          ...lane(
            [
              [7, 7],
              [8, 8],
            ],
            { places: 77 },
          ),
        }));
        await store.bulk({ collection: 'lanes', kind: 'load', note: '', by: 'load' }, steady);
        let isWalking = true;
        const writer = (async () => {
          for (let i = 0; isWalking; i++) {
            const id = `walk-${String((i * 37) % 300).padStart(3, '0')}`;
            const { version } = (await register.get('lanes', id))!;
            await write(
              [
                {
                  collection: 'lanes',
                  id,
                  base: version,
                  after: lane(
                    [
                      [7, 7],
                      [8, i % 9],
                    ],
                    { places: 77 },
                  ),
                },
              ],
              second,
            );
            await write(
              [
                {
                  collection: 'lanes',
                  id: `walk-${i}-between`,
                  base: null,
                  after: lane(
                    [
                      [7, 7],
                      [8, 8],
                    ],
                    { places: 78 },
                  ),
                },
              ],
              second,
            );
          }
        })();
        const ids: string[] = [];
        let after: string | undefined;
        do {
          const answer = await register.page(lanes, {
            limit: 7,
            equals: { places: 77 },
            ...(after === undefined ? {} : { after }),
          });
          expect(answer.numberMatched).toBe(300);
          ids.push(...answer.features.map((f) => f.id));
          after = answer.next;
        } while (after !== undefined);
        isWalking = false;
        await writer;
        expect(ids).toEqual(steady.map((feature) => feature.id));
      });

      test('a scan stands at one change, whatever is written while it is read', async () => {
        const { seq, batches } = await register.scan('lanes', 100);
        const late = await made(
          lane([
            [9, 9],
            [9, 8],
          ]),
          'lanes',
        );
        const features = (await Array.fromAsync(batches)).flat();
        expect(seq).toBe((await store.lastSeq()) - 1);
        expect(features.map((f) => f.id)).not.toContain(late.id);
        expect(features.map((f) => f.fid)).toEqual(features.map((f) => f.fid).sort((a, b) => a - b));
        expect((await all('lanes', 100)).features.map((f) => f.id)).toContain(late.id);
      });

      test('a scan that is left early gives its connection back', async () => {
        for (let i = 0; i < 20; i++) {
          const { batches } = await register.scan('lanes', 10);
          for await (const batch of batches) {
            expect(batch).toHaveLength(10);
            break;
          }
        }
        expect(await register.count('lanes')).toBeGreaterThan(300);
      });

      test('a collection without features is scanned, counted and paged', async () => {
        expect((await all('nothing', 10)).features).toEqual([]);
        expect(await register.count('nothing')).toBe(0);
      });
    });
  });
}
