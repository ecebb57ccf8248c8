import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { optional, properties, text, validity, type Collection } from '#domain/collection.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import { noFilter } from '#domain/filter.ts';
import { tileAt } from '#domain/geometry/tile.ts';
import type { Bbox, CityIndex } from '../../../server/tiles/city-index.ts';
import { createTileCache } from '../../../server/tiles/tile-cache.ts';
import { cut, decode, fakeCity, feature, present, type FakeCity } from './fake-city.ts';
import { iso } from './sample-cases.ts';

const nothing = { zh: '', en: '' };

function register(id: string, geometry: Collection['geometry'], more: Partial<Collection> = {}): Collection {
  return {
    id,
    titles: nothing,
    descriptions: nothing,
    geometry,
    group: 'places',
    schema: properties({ state: optional(text(nothing)), ...validity }),
    time: { from: 'validFrom', to: 'validTo' },
    label: 'state',
    searched: [],
    columns: [{ property: 'state', kind: 'word', inTile: true }],
    source: '',
    order: 1,
    ...more,
  };
}

const registers = [
  register('points', 'point'),
  register('lines', 'line'),
  register('areas', 'area', { coverage: true }),
] as const;

const [west, south] = [119.9, 32.44];
const step = 0.004;

/**
 * A border between two corners of the grid, the first excluded: uneven by some tile units, the same from either side,
 * so that its picture at a low zoom depends on where borders part.
 */
function border(from: readonly [number, number], to: readonly [number, number]): [number, number][] {
  const isForward = from[0] + from[1] < to[0] + to[1];
  const [low, high] = isForward ? [from, to] : [to, from];
  const places = Array.from({ length: 9 }, (_, i): [number, number] => {
    const off = i % 8 === 0 ? 0 : 0.03 * Math.sin(5 * i * (low[0] + 2 * low[1] + 1));
    const [x, y] = [low[0] + ((high[0] - low[0]) * i) / 8, low[1] + ((high[1] - low[1]) * i) / 8];
    return low[0] === high[0] ? [x + off, y] : [x, y + off];
  });
  return (isForward ? places : places.reverse()).slice(1);
}

/** The geometry of a register at a place of a grid of five by five; areas side by side share their borders. */
function geometryAt(collection: string, column: number, row: number): Geometry {
  const at = (x: number, y: number): [number, number] => [west + x * step, south + y * step];
  const [x, y] = [column, row];
  if (collection === 'points') return { type: 'Point', coordinates: at(x, y) };
  if (collection === 'lines') return { type: 'LineString', coordinates: [at(x, y), at(x + 0.7, y + 0.3)] };
  const corners = [[x, y] as const, [x + 1, y] as const, [x + 1, y + 1] as const, [x, y + 1] as const, [x, y] as const];
  const ring = corners.slice(1).flatMap((corner, i) => border(corners[i]!, corner));
  return { type: 'Polygon', coordinates: [[ring.at(-1)!, ...ring].map(([i, j]) => at(i, j))] };
}

/** Seconds from the tests' present, some before it, few enough that many coincide. */
const moment = fc.integer({ min: -4, max: 12 });

interface Entry {
  readonly collection: string;
  readonly fid: number;
  readonly geometry: Geometry;
  readonly properties: Properties;
}

const someEntry: fc.Arbitrary<Entry> = fc
  .record({
    kind: fc.nat(2),
    number: fc.nat(11),
    column: fc.nat(4),
    row: fc.nat(4),
    state: fc.constantFrom('good', 'worn', undefined),
    from: fc.option(moment, { nil: undefined }),
    length: fc.option(fc.nat(8), { nil: undefined }),
    millisecond: fc.constantFrom('', '.500'),
  })
  .map(({ kind, number, column, row, state, from, length, millisecond }) => {
    const { id } = registers[kind]!;
    const instant = (seconds: number) => iso(present + seconds).replace('Z', `${millisecond}Z`);
    return {
      collection: id,
      fid: 1 + kind * 100 + number,
      geometry: geometryAt(id, column, row),
      properties: {
        ...(state === undefined ? {} : { state }),
        ...(from === undefined ? {} : { validFrom: instant(from) }),
        ...(length === undefined ? {} : { validTo: instant((from ?? 0) + length) }),
      },
    };
  });

type Step =
  | { readonly put: Entry }
  | { readonly gone: number }
  | { readonly wait: number }
  | { readonly load: readonly Entry[]; readonly meanwhile: number; readonly turns: number };

const someSteps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ put: someEntry }) },
    { weight: 1, arbitrary: fc.record({ gone: fc.nat() }) },
    { weight: 4, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 4 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        load: fc.array(someEntry, { maxLength: 6 }),
        meanwhile: fc.nat(3),
        turns: fc.nat(12),
      }),
    },
  ),
  { maxLength: 40 },
);

/** The rule once more, in milliseconds over the properties themselves. */
function isValidAt({ properties: { validFrom, validTo } }: Feature, seconds: number): boolean {
  return (
    (validFrom === undefined || Date.parse(validFrom as string) <= seconds * 1000) &&
    (validTo === undefined || Date.parse(validTo as string) > seconds * 1000)
  );
}

const boxes: readonly (Bbox | undefined)[] = [undefined, [west, south, west + 2.5 * step, south + 2.5 * step]];

const tiles = [10, 13, 15].flatMap((z) => {
  const [left, bottom] = tileAt(z, west, south);
  const [right, top] = tileAt(z, west + 5 * step, south + 5 * step);
  const out: [number, number, number][] = [];
  for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) out.push([z, x, y]);
  return out;
});

/** All that an index answers about the registers. */
function answers(index: CityIndex) {
  return registers.map(({ id, geometry }) => ({
    current: boxes.map((box) => index.list(id, noFilter, box, 'current', 0, 100).map(({ fid }) => fid)),
    all: boxes.map((box) => index.list(id, noFilter, box, 'all', 0, 100).map(({ fid }) => fid)),
    totals: boxes.map((box) => [index.total(id, noFilter, box, 'current'), index.total(id, noFilter, box, 'all')]),
    counted: boxes.map((box) => index.counts(id, noFilter, box, present).total),
    good: index.total(id, { equals: { state: ['good'] } }, undefined, 'current'),
    states: index.values(id, 'state'),
    meeting: geometry === 'point' ? [] : boxes.map((box) => index.idsMeeting(id, box ?? [0, 0, 180, 80])),
  }));
}

/** Holds an index against a look at every feature. */
function expectTruth({ index, features, clock }: FakeCity): void {
  for (const { id } of registers) {
    const own = [...features.values()].filter(({ collection }) => collection === id).sort((a, b) => a.fid - b.fid);
    const valid = own.filter((one) => isValidAt(one, clock));
    const fids = (list: readonly Feature[]) => list.map(({ fid }) => fid);
    expect(index.list(id, noFilter, undefined, 'current', 0, 100).map(({ fid }) => fid)).toEqual(fids(valid));
    expect(index.list(id, noFilter, undefined, 'all', 0, 100).map(({ fid }) => fid)).toEqual(fids(own));
    const states = Object.groupBy(valid, ({ properties: { state } }) => String(state ?? ''));
    for (const { value, count } of index.values(id, 'state')) expect(count).toBe(states[value]!.length);
    for (const { fid, id: name } of own) expect(index.remembered(id, fid)?.id).toBe(name);
    const drawn = tiles.flatMap((tile) => (decode(cut(index, [id], tile))[id] ?? []).map((one) => one.id));
    expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual(fids(valid));
  }
}

describe('what has a valid time', () => {
  test('is drawn, counted and listed while it is valid, whatever was written, loaded and when: as in an index read anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someEntry, { maxLength: 10 }), someSteps, async (start, steps) => {
        const city = await fakeCity(registers, start.map(asFeature));
        const cache = createTileCache(city.index);
        const ids = registers.map(({ id }) => id);
        const cached = async (): Promise<Uint8Array[]> =>
          Promise.all(
            tiles.map(async ([z, x, y]) => {
              const request = { collections: ids, z, x, y, filter: noFilter, now: city.clock };
              return (await cache.get(request)).plain;
            }),
          );
        for (const one of steps) {
          await cached();
          if ('put' in one) {
            await city.write(one.put.collection, one.put.fid, one.put);
          } else if ('gone' in one) {
            const fids = [...city.features.keys()];
            if (fids.length > 0) await drop(city, fids[one.gone % fids.length]!);
          } else if ('wait' in one) {
            const before = new Map([...city.features].map(([fid, was]) => [fid, isValidAt(was, city.clock)]));
            city.clock += one.wait;
            const turned = new Set(city.index.keepTime().map(({ fid }) => fid));
            for (const [fid, is] of city.features) {
              if (isValidAt(is, city.clock) !== before.get(fid)) expect(turned).toContain(fid);
            }
            expect(city.index.keepTime()).toEqual([]);
          } else {
            const { id } = registers[one.turns % 3]!;
            const loading = city.bulk(id, one.load.filter(({ collection }) => collection === id).map(asFeature));
            for (let turn = 0; turn < one.turns; turn++) await Promise.resolve();
            city.clock += one.meanwhile;
            await loading;
            city.index.keepTime();
          }
          expectTruth(city);
          const fresh = await city.rebuilt();
          expect(answers(city.index)).toEqual(answers(fresh));
          const plain = await cached();
          for (const [i, tile] of tiles.entries()) {
            expect(Buffer.compare(plain[i]!, cut(fresh, ids, tile))).toBe(0);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('keeps no moment of what is gone, open or over', async () => {
    const city = await fakeCity(registers);
    const at = (properties: Properties) => ({ geometry: geometryAt('points', 1, 1), properties });
    const [soon, later] = [iso(present + 10), iso(present + 20)];
    await city.write('points', 1, at({ validFrom: soon, validTo: later }));
    await city.write('points', 2, at({ validTo: later }));
    await city.write('points', 3, at({ validFrom: iso(present - 10) }));
    await city.write('points', 4, at({ validFrom: soon, validTo: soon }));
    expect(city.index.ahead).toBe(3);
    await city.write('points', 1, null);
    expect(city.index.ahead).toBe(1);
    city.clock += 20;
    expect(city.index.keepTime().map(({ fid }) => fid)).toEqual([2]);
    expect(city.index.ahead).toBe(0);
    // Restored: valid once more, without an end.
    await city.write('points', 2, at({}));
    expect(city.index.total('points', noFilter, undefined, 'current')).toBe(2);
  });

  test('bounds what is drawn apart from what is held', async () => {
    const city = await fakeCity(registers);
    await city.write('lines', 1, { geometry: geometryAt('lines', 0, 0), properties: {} });
    await city.write('lines', 2, { geometry: geometryAt('lines', 4, 4), properties: { validTo: iso(present) } });
    expect(city.index.extent('lines', 'current')![2]).toBeCloseTo(west + 0.7 * step, 9);
    expect(city.index.extent('lines', 'all')![2]).toBeCloseTo(west + 4.7 * step, 9);
  });
});

function asFeature({ collection, fid, geometry, properties: of }: Entry): Feature {
  return feature(collection, fid, geometry, of);
}

async function drop(city: FakeCity, fid: number): Promise<void> {
  await city.write(city.features.get(fid)!.collection, fid, null);
}
