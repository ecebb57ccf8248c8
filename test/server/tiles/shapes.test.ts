import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { properties, text, validity, type Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import { doubleArea } from '#domain/geometry/flat.ts';
import { tileAt, tileExtent, tileWidth, worldX, worldY } from '#domain/geometry/tile.ts';
import { cut, decode, fakeCity, feature, type Decoded } from './fake-city.ts';

const nothing = { zh: '', en: '' };

function collection(id: string, geometry: 'line' | 'area', more: Partial<Collection> = {}): Collection {
  return {
    id,
    titles: nothing,
    descriptions: nothing,
    geometry,
    group: 'places',
    schema: properties({ name: text(nothing), ...validity }),
    time: { from: 'validFrom', to: 'validTo' },
    label: 'name',
    searched: [],
    columns: [{ property: 'name', kind: 'word', inTile: true }],
    source: '',
    order: 1,
    ...more,
  };
}

const lines = collection('lines', 'line');
const areas = collection('areas', 'area');
const zones = collection('zones', 'area', { coverage: true });

type Place = readonly [z: number, x: number, y: number];

/** A place in tile units, not rounded. */
function unit([z, x, y]: Place, at: Position): [number, number] {
  const width = tileWidth(z);
  return [((worldX(at[0]!) - x * width) * tileExtent) / width, ((worldY(at[1]!) - y * width) * tileExtent) / width];
}

/** How many units along x and along y at most from a place to the nearest of a path, by this measure. */
function offset([px, py]: readonly [number, number], path: readonly (readonly [number, number])[]): number {
  let least = Infinity;
  for (let i = 1; i < path.length; i++) {
    const [[ax, ay], [bx, by]] = [path[i - 1]!, path[i]!];
    const at = (share: number) =>
      Math.max(Math.abs(ax + share * (bx - ax) - px), Math.abs(ay + share * (by - ay) - py));
    // Convex along the segment: narrowed down by thirds.
    let [low, high] = [0, 1];
    for (let k = 0; k < 80; k++) {
      const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
      if (at(left) < at(right)) high = right;
      else low = left;
    }
    least = Math.min(least, at(low), at(0), at(1));
  }
  return least;
}

/** One unit, and what is lost in counting with fractions. */
const oneUnit = 1 + 1e-6;

const inside = ([x, y]: readonly [number, number]) =>
  x >= -64 && x <= tileExtent + 64 && y >= -64 && y <= tileExtent + 64;

const somePath = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 40_000 })), {
    minLength: 2,
    maxLength: 40,
  })
  .map((path) => path.map(([dx, dy]) => [119.9 + dx / 1e6, 32.44 + dy / 1e6]));

describe('a line in a tile', () => {
  test('is drawn within one unit of where it runs, all of it, and nowhere else', async () => {
    await fc.assert(
      fc.asyncProperty(somePath, fc.integer({ min: 8, max: 18 }), async (path, z) => {
        const { index } = await fakeCity([lines], [feature('lines', 1, { type: 'LineString', coordinates: path })]);
        const tile: Place = [z, ...tileAt(z, path[0]![0]!, path[0]![1]!)];
        const drawn = decode(cut(index, ['lines'], tile))['lines']?.[0]?.parts ?? [];
        const truth = path.map((at) => unit(tile, at));
        const paths = drawn.map((part) => part.map(({ x, y }) => [x, y] as const));
        for (const at of paths.flat()) expect(offset(at, truth)).toBeLessThanOrEqual(oneUnit);
        // A line that rounds to a single place has nothing to draw.
        if (paths.length === 0) return;
        for (const at of truth) {
          if (inside(at)) expect(Math.min(...paths.map((p) => offset(at, p)))).toBeLessThanOrEqual(oneUnit);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('that leaves the tile and returns comes in parts', async () => {
    const [z, x, y] = [15, ...tileAt(15, 119.9, 32.45)] as const;
    const west = (x / 2 ** z) * 360 - 180;
    const step = 360 / 2 ** z;
    const path = [0.2, 1.5, 1.5, 0.2].map((dx, i) => [west + dx * step, 32.452 - i * 0.0005]);
    const { index } = await fakeCity([lines], [feature('lines', 1, { type: 'LineString', coordinates: path })]);
    const { parts, type } = decode(cut(index, ['lines'], [z, x, y]))['lines']![0]!;
    expect(type).toBe(2);
    expect(parts.length).toBe(2);
    expect(parts.map((part) => part.at(-1)!.x)).toEqual([4160, 819]);
  });
});

describe('an area in a tile', () => {
  const square = (west: number, south: number, side: number): Position[] => [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ];

  test('turns clockwise on the screen and its hole the other way, whichever way they came', async () => {
    const outer = square(119.9, 32.44, 0.01);
    const hole = square(119.903, 32.443, 0.004);
    for (const rings of [
      [outer, hole],
      [outer.toReversed(), hole],
      [outer, hole.toReversed()],
    ]) {
      const { index } = await fakeCity([areas], [feature('areas', 1, { type: 'Polygon', coordinates: rings })]);
      const drawn = decode(cut(index, ['areas'], [13, ...tileAt(13, 119.905, 32.445)]))['areas']![0]!;
      expect(drawn.parts.map((ring) => Math.sign(ringArea(ring)))).toEqual([1, -1]);
    }
  });

  test('smaller than a unit is left out, and its hole with it', async () => {
    const rings = [square(119.9, 32.44, 0.00002), square(119.900005, 32.440005, 0.00001)];
    const { index } = await fakeCity([areas], [feature('areas', 1, { type: 'Polygon', coordinates: rings })]);
    expect(cut(index, ['areas'], [8, ...tileAt(8, 119.9, 32.44)]).length).toBe(0);
  });

  test('that covers the whole tile is the square with its margin', async () => {
    const { index } = await fakeCity(
      [areas],
      [feature('areas', 1, { type: 'Polygon', coordinates: [square(119, 32, 1)] }, { name: '海陵区' })],
    );
    const [drawn] = decode(cut(index, ['areas'], [14, ...tileAt(14, 119.5, 32.5)]))['areas']!;
    expect(drawn!.properties).toEqual({ name: '海陵区' });
    expect(ringArea(drawn!.parts[0]!)).toBe(2 * (tileExtent + 128) ** 2);
  });
});

function ringArea(ring: readonly { x: number; y: number }[]): number {
  return doubleArea(ring.slice(0, -1).flatMap(({ x, y }) => [x, y]));
}

function areaOfAll(drawn: readonly Decoded[]): number {
  return drawn.flatMap((f) => f.parts).reduce((sum, ring) => sum + ringArea(ring), 0);
}

const side = 12;

/**
 * Zones that tile a rectangle: a net whose inner places are moved about and whose borders have places between the
 * corners, so that they bend; at the rim they lie on the rectangle.
 */
function net(moves: readonly number[]): Feature[] {
  const steps = 4;
  const size = side * steps;
  const at = (column: number, row: number): Position => {
    const i = row * (size + 1) + column;
    const move = (k: number) => ((moves[(i * 2 + k) % moves.length]! % 1000) / 1000 - 0.5) * 0.00025;
    const onRim = (n: number) => n === 0 || n === size;
    return [119.9 + column * 0.0005 + (onRim(column) ? 0 : move(0)), 32.44 + row * 0.0005 + (onRim(row) ? 0 : move(1))];
  };
  const out: Feature[] = [];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [c, r] = [column * steps, row * steps];
      const ring: Position[] = [];
      for (let k = 0; k < steps; k++) ring.push(at(c + k, r));
      for (let k = 0; k < steps; k++) ring.push(at(c + steps, r + k));
      for (let k = steps; k > 0; k--) ring.push(at(c + k, r + steps));
      for (let k = steps; k > 0; k--) ring.push(at(c, r + k));
      const fid = row * side + column + 1;
      const from = (fid * 5) % ring.length;
      const turnedRing = [...ring.slice(from), ...ring.slice(0, from)];
      out.push(feature('zones', fid, { type: 'Polygon', coordinates: [[...turnedRing, turnedRing[0]!]] }));
    }
  }
  return out;
}

const someMoves = fc.array(fc.nat(1000), { minLength: 50, maxLength: 300 });

describe('zones that tile the ground', () => {
  test('tile the picture too, at every zoom: their areas sum to that of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(someMoves, async (moves) => {
        const { index } = await fakeCity([zones], net(moves));
        for (let z = 8; z <= 18; z++) {
          const tile: Place = [z, ...tileAt(z, 119.912, 32.452)];
          const drawn = decode(cut(index, ['zones'], tile))['zones']!;
          const held = (n: number) => Math.max(-64, Math.min(tileExtent + 64, Math.round(n)));
          const [left, bottom] = unit(tile, [119.9, 32.44]).map(held);
          const [right, top] = unit(tile, [119.9 + side * 0.002, 32.44 + side * 0.002]).map(held);
          expect(areaOfAll(drawn)).toBe(2 * (right! - left!) * (bottom! - top!));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('leave out places at low zooms that cannot be seen', async () => {
    const { index } = await fakeCity([zones], net([500, 510, 490]));
    const places = (z: number) =>
      decode(cut(index, ['zones'], [z, ...tileAt(z, 119.912, 32.452)]))['zones']!.flatMap((f) => f.parts.flat()).length;
    expect(places(10)).toBeLessThan((side * side * 17) / 2);
    expect(places(10)).toBeGreaterThan(0);
  });

  test('after an edit of one change only tiles that its old or new border touches', async () => {
    await fc.assert(
      fc.asyncProperty(someMoves, fc.nat(side * side - 1), fc.nat(1000), async (moves, n, move) => {
        const start = net(moves);
        const city = await fakeCity([zones], start);
        const zone = start[n]!;
        const ring = (zone.geometry as { coordinates: Position[][] }).coordinates[0]!.slice(0, -1);
        const bent = ring.map((at, i) => (i === move % ring.length ? [at[0]! + 0.0003, at[1]! - 0.0002] : at));
        const tiles = [10, 14, 15, 16, 17].flatMap((z) => {
          const [left, top] = tileAt(z, 119.9, 32.464);
          const [right, bottom] = tileAt(z, 119.924, 32.44);
          const out: Place[] = [];
          for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) out.push([z, x, y]);
          return out;
        });
        const before = tiles.map((tile) => cut(city.index, ['zones'], tile));
        await city.write('zones', zone.fid, {
          geometry: { type: 'Polygon', coordinates: [[...bent, bent[0]!]] },
          properties: {},
        });
        const fresh = await city.rebuilt();
        for (const [i, tile] of tiles.entries()) {
          const now = cut(city.index, ['zones'], tile);
          expect(Buffer.compare(now, cut(fresh, ['zones'], tile))).toBe(0);
          if (Buffer.compare(before[i]!, now) === 0) continue;
          const [xs, ys] = [0, 1].map((k) => [...ring, ...bent].map((at) => unit(tile, at)[k]!));
          const reaches = (of: number[]) => Math.min(...of) <= tileExtent + 64 && Math.max(...of) >= -64;
          expect(reaches(xs!) && reaches(ys!)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('several collections in one tile', () => {
  test('stand in the order asked for, empty ones left out', async () => {
    const line = feature('lines', 1, {
      type: 'LineString',
      coordinates: [
        [119.9, 32.44],
        [119.91, 32.44],
      ],
    });
    const area = feature('areas', 2, {
      type: 'Polygon',
      coordinates: [
        [
          [119.9, 32.44],
          [119.91, 32.44],
          [119.91, 32.45],
          [119.9, 32.44],
        ],
      ],
    });
    const { index } = await fakeCity([lines, areas, zones], [line, area]);
    const tile: Place = [13, ...tileAt(13, 119.905, 32.442)];
    expect(Object.keys(decode(cut(index, ['areas', 'zones', 'lines'], tile)))).toEqual(['areas', 'lines']);
    expect(Object.keys(decode(cut(index, ['lines', 'areas'], tile)))).toEqual(['lines', 'areas']);
  });

  test('are found by where they truly run: ids of those that meet a box, in byte order', async () => {
    const path = [
      [119.9, 32.44],
      [119.91, 32.45],
    ];
    const { index } = await fakeCity(
      [lines],
      [
        { ...feature('lines', 1, { type: 'LineString', coordinates: path }), id: 'road-b' },
        { ...feature('lines', 2, { type: 'LineString', coordinates: path }), id: 'road-B' },
      ],
    );
    expect(index.idsMeeting('lines', [119.904, 32.444, 119.905, 32.445])).toEqual(['road-B', 'road-b']);
    expect(index.idsMeeting('lines', [119.906, 32.44, 119.91, 32.444])).toEqual([]);
  });
});
