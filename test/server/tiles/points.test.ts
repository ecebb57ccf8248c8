import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '#domain/cases/collection.ts';
import type { Feature } from '#domain/feature.ts';
import type { Filter } from '#domain/filter.ts';
import { tileAt, tileExtent, tileWidth, worldX, worldY } from '#domain/geometry/tile.ts';
import { cut, decode, fakeCity, present } from './fake-city.ts';
import { caseAt, isOverdue, iso, passesFilter, seconds, someCases, someFilter } from './sample-cases.ts';

type Place = readonly [z: number, x: number, y: number];

function placeOf(feature: Feature): [number, number] {
  if (feature.geometry.type !== 'Point') throw new TypeError('cases are points');
  return [feature.geometry.coordinates[0]!, feature.geometry.coordinates[1]!];
}

function inTile(features: readonly Feature[], [z, x, y]: Place): Feature[] {
  return features.filter((f) => tileAt(z, ...placeOf(f)).join() === `${x},${y}`);
}

/** The tile of one of the cases, so that it is seldom empty. */
const someTile = fc
  .tuple(
    someCases.filter((list) => list.length > 0),
    fc.nat(),
    fc.integer({ min: 8, max: 20 }),
  )
  .map(([list, n, z]) => {
    const tile: Place = [z, ...tileAt(z, ...placeOf(list[n % list.length]!))];
    return { list, tile };
  });

const tileProperties = (f: Feature) => ({
  status: f.properties['status'],
  action: f.properties['action'],
  classCode: f.properties['classCode'],
  urgent: f.properties['urgent'],
  ...(f.properties['dueAt'] === undefined ? {} : { dueAt: seconds(f.properties['dueAt']) }),
});

describe('a tile of cases', () => {
  test('from the point zoom on holds every case that passes the filter, with its properties, within one unit of its place', async () => {
    await fc.assert(
      fc.asyncProperty(someTile, someFilter, async ({ list, tile }, filter) => {
        fc.pre(tile[0] >= 15);
        const { index } = await fakeCity([cases], list);
        const layers = decode(cut(index, ['cases'], tile, filter));
        const expected = inTile(list, tile)
          .filter((f) => passesFilter(f, filter))
          .sort((a, b) => a.fid - b.fid);
        expect(Object.keys(layers)).toEqual(expected.length === 0 ? [] : ['cases']);
        expect((layers['cases'] ?? []).map(({ id, properties }) => ({ id, ...properties }))).toEqual(
          expected.map((f) => ({ id: f.fid, ...tileProperties(f) })),
        );
        for (const [i, f] of expected.entries()) {
          const width = tileWidth(tile[0]);
          const { x, y } = layers['cases']![i]!.parts[0]![0]!;
          expect(Math.abs(x - ((worldX(placeOf(f)[0]) - tile[1] * width) * tileExtent) / width)).toBeLessThanOrEqual(1);
          expect(Math.abs(y - ((worldY(placeOf(f)[1]) - tile[2] * width) * tileExtent) / width)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('below it holds the open ones as points, and its cells sum to all that pass', async () => {
    await fc.assert(
      fc.asyncProperty(someTile, someFilter, async ({ list, tile }, { current: _, ...filter }) => {
        fc.pre(tile[0] < 15);
        const { index } = await fakeCity([cases], list);
        const layers = decode(cut(index, ['cases'], tile, filter));
        const expected = inTile(list, tile).filter((f) => passesFilter(f, filter));
        const open = expected.filter((f) => f.properties['open'] === true);
        expect((layers['cases'] ?? []).map(({ id }) => id)).toEqual(open.map((f) => f.fid).sort((a, b) => a - b));
        const sum = (name: string) =>
          (layers['cases-cells'] ?? []).reduce((total, { properties }) => total + Number(properties[name] ?? 0), 0);
        expect(sum('total')).toBe(expected.length);
        expect(sum('open')).toBe(open.length);
        expect(sum('overdue')).toBe(expected.filter(isOverdue).length);
        for (let a = 1; a <= 10; a++) {
          expect(sum(`a${a}`)).toBe(expected.filter((f) => f.properties['action'] === a).length);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('puts each case into the cell that it lies in, whose centre is the point', async () => {
    const [z, x, y] = [14, ...tileAt(14, 119.91, 32.45)] as const;
    const list = [caseAt(7, 119.91, 32.45, { status: 'closed', action: 2, reportedAt: iso(present) })];
    const { index } = await fakeCity([cases], list);
    const width = tileWidth(z);
    const column = Math.floor(((worldX(119.91) - x * width) * 32) / width);
    const row = Math.floor(((worldY(32.45) - y * width) * 32) / width);
    expect(decode(cut(index, ['cases'], [z, x, y]))).toEqual({
      'cases-cells': [
        {
          id: row * 32 + column,
          type: 1,
          properties: { total: 1, a2: 1 },
          parts: [[{ x: column * 128 + 64, y: row * 128 + 64 }]],
        },
      ],
    });
  });

  test('has no cells once the filter says what is current: then all that pass are points', async () => {
    const list = [
      caseAt(1, 119.91, 32.45, { status: 'closed', action: 1, reportedAt: iso(present - 3600) }),
      caseAt(2, 119.91, 32.45, { status: 'closed', action: 1, reportedAt: iso(present - 90_000) }),
      caseAt(3, 119.91, 32.45, { status: 'handling', action: 1, reportedAt: iso(present - 90_000) }),
    ];
    const { index } = await fakeCity([cases], list);
    const filter: Filter = { equals: {}, current: present - 28_800 };
    const layers = decode(cut(index, ['cases'], [10, ...tileAt(10, 119.91, 32.45)], filter));
    expect(Object.keys(layers)).toEqual(['cases']);
    expect(layers['cases']!.map(({ id }) => id)).toEqual([1, 3]);
  });

  test('is no bytes at all where there is nothing', async () => {
    const { index } = await fakeCity([cases]);
    expect(cut(index, ['cases'], [12, 0, 0]).length).toBe(0);
  });

  test('counts a case as overdue from its deadline on, and says until when the count holds', async () => {
    const due = present + 600;
    const list = [
      caseAt(1, 119.91, 32.45, { status: 'handling', action: 1, reportedAt: iso(present), dueAt: iso(due) }),
    ];
    const { index } = await fakeCity([cases], list);
    const [x, y] = tileAt(12, 119.91, 32.45);
    const request = { collections: ['cases'], z: 12, x, y, filter: { equals: {} } };
    const overdue = (now: number) => decode(index.tile({ ...request, now }))['cases-cells']![0]!.properties['overdue'];
    expect(index.cut({ ...request, now: present }).until).toBe(due);
    expect(overdue(due - 1)).toBeUndefined();
    expect(overdue(due)).toBe(1);
    expect(index.cut({ ...request, now: due }).until).toBe(Infinity);
  });
});

describe('counts and lists', () => {
  const box = fc
    .tuple(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 400 }),
    )
    .map(
      ([a, b, c, d]) =>
        [
          119.9 + Math.min(a, c) / 10_000,
          32.44 + Math.min(b, d) / 10_000,
          119.9 + Math.max(a, c) / 10_000,
          32.44 + Math.max(b, d) / 10_000,
        ] as const,
    );

  test('agree with a look at every case, edges of the box included', async () => {
    await fc.assert(
      fc.asyncProperty(someCases, someFilter, fc.option(box, { nil: undefined }), async (list, filter, bbox) => {
        const { index } = await fakeCity([cases], list);
        const expected = list.filter((f) => {
          const [lng, lat] = placeOf(f);
          const within = bbox === undefined || (lng >= bbox[0] && lat >= bbox[1] && lng <= bbox[2] && lat <= bbox[3]);
          return within && passesFilter(f, filter);
        });
        const tally = (of: (f: Feature) => string) =>
          Object.fromEntries([...Map.groupBy(expected, of)].map(([key, group]) => [key, group.length]));
        expect(index.counts('cases', filter, bbox, present)).toEqual({
          total: expected.length,
          open: expected.filter((f) => f.properties['open'] === true).length,
          overdue: expected.filter(isOverdue).length,
          by: tally((f) => String(f.properties['action'])),
          byStatus: tally((f) => String(f.properties['status'])),
        });
        const ranked = expected
          .sort((a, b) => rank(a) - rank(b) || time(a) - time(b) || b.fid - a.fid)
          .map((f) => f.fid);
        expect(index.list('cases', filter, bbox, 'current', 0, 1000).map((f) => f.fid)).toEqual(ranked);
        expect(index.list('cases', filter, bbox, 'current', 7, 5).map((f) => f.fid)).toEqual(ranked.slice(7, 12));
      }),
      { numRuns: 300 },
    );
  });

  /** 0 open with a deadline, 1 open without, 2 the others. */
  const rank = (f: Feature) => (f.properties['open'] !== true ? 2 : f.properties['dueAt'] === undefined ? 1 : 0);
  const time = (f: Feature) => (rank(f) === 0 ? seconds(f.properties['dueAt']) : -seconds(f.properties['reportedAt']));

  test('list a stretch far down without missing or repeating any', async () => {
    const list = Array.from({ length: 5000 }, (_, i) =>
      caseAt(i + 1, 119.9 + (i % 100) / 10_000, 32.45, {
        status: 'closed',
        action: 1,
        reportedAt: iso(present - ((i * 7919) % 5000) * 3600),
      }),
    );
    const { index } = await fakeCity([cases], list);
    const pages = Array.from({ length: 50 }, (_, i) =>
      index.list('cases', { equals: {} }, undefined, 'current', i * 100, 100),
    );
    const byTime = list.toSorted((a, b) => seconds(b.properties['reportedAt']) - seconds(a.properties['reportedAt']));
    expect(pages.flat().map((f) => f.fid)).toEqual(byTime.map((f) => f.fid));
    expect(index.list('cases', { equals: {} }, undefined, 'current', 5000, 100)).toEqual([]);
  });

  test('name the values of a word column, most frequent first', async () => {
    const list = ['closed', 'handling', 'closed', 'voided', 'closed', 'voided'].map((status, i) =>
      caseAt(i + 1, 119.9, 32.45, { status, action: 1, reportedAt: iso(present) }),
    );
    const { index } = await fakeCity([cases], list);
    expect(index.values('cases', 'status')).toEqual([
      { value: 'closed', count: 3 },
      { value: 'voided', count: 2 },
      { value: 'handling', count: 1 },
    ]);
    expect(index.idOf('cases', 3)).toBe(list[2]!.id);
    expect(index.idOf('cases', 99)).toBeUndefined();
  });
});
