import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexagonAt, hexagonRing, hexagonsAround, hexagonsOver } from '#domain/hotspots/hexagons.ts';
import { latticeOf, type Lattice, type Outlines } from '#domain/hotspots/lattice.ts';
import { crsOf } from '#domain/geometry/crs/crs.ts';
import { worldX, worldY } from '#domain/geometry/tile.ts';
import { columnsOf, corner, squares } from '../../worlds/hot-city.ts';

const neighboursOf = ({ ids, neighbours: { starts, cells } }: Lattice, id: string): string[] => {
  const i = ids.indexOf(id);
  return [...cells.subarray(starts[i], starts[i + 1])].map((cell) => ids[cell]!).sort();
};

const at = (lattice: Lattice, lon: number, lat: number): string | undefined =>
  lattice.ids[lattice.locate(worldX(lon), worldY(lat))];

/** Areas by name, each of rings in degrees east and north of the corner in thousandths. */
function areas(drawn: Readonly<Record<string, readonly (readonly (readonly [number, number])[])[]>>): Outlines {
  const [rings, cells, positions]: [number[], number[], number[]] = [[], [], []];
  for (const parts of Object.values(drawn)) {
    cells.push(rings.length);
    for (const ring of parts) {
      rings.push(positions.length / 2);
      for (const [x, y] of [...ring, ring[0]!]) positions.push(corner.lon + x / 1000, corner.lat + y / 1000);
    }
  }
  return {
    codes: Object.keys(drawn),
    positions: Float64Array.from(positions),
    rings: Uint32Array.from([...rings, positions.length / 2]),
    cells: Uint32Array.from([...cells, rings.length]),
  };
}

const box = (x0: number, y0: number, x1: number, y1: number) =>
  [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ] as const;

describe('the unit grid as a lattice', () => {
  it('has nine neighbours within, six on an edge, four in a corner, each cell among its own', () => {
    const lattice = latticeOf(squares(4, 3));
    expect(neighboursOf(lattice, '1-1')).toEqual(['0-0', '0-1', '0-2', '1-0', '1-1', '1-2', '2-0', '2-1', '2-2']);
    expect(neighboursOf(lattice, '1-0')).toHaveLength(6);
    expect(neighboursOf(lattice, '3-2')).toEqual(['2-1', '2-2', '3-1', '3-2']);
  });

  it('joins cells whose corner lies on the middle of an edge, and not those 3 m apart', () => {
    const lattice = latticeOf(
      areas({
        wide: [box(0, 0, 2, 1)],
        left: [box(0, 1, 0.9, 2)],
        right: [box(0.9, 1, 2, 2)],
        apart: [box(2.03, 0, 3, 1)],
      }),
    );
    expect(neighboursOf(lattice, 'wide')).toEqual(['left', 'right', 'wide']);
    expect(neighboursOf(lattice, 'apart')).toEqual(['apart']);
  });

  it('knows the cell of a place, holes and parts apart included', () => {
    const lattice = latticeOf(
      areas({
        ring: [box(0, 0, 3, 3), box(1, 1, 2, 2)],
        hole: [box(1, 1, 2, 2)],
        two: [box(5, 0, 6, 1), box(5, 2, 6, 3)],
      }),
    );
    const place = (x: number, y: number) => at(lattice, corner.lon + x / 1000, corner.lat + y / 1000);
    expect([place(0.5, 0.5), place(1.5, 1.5), place(5.5, 0.5), place(5.5, 2.5)]).toEqual([
      'ring',
      'hole',
      'two',
      'two',
    ]);
    expect([place(4, 1), place(5.5, 1.5), place(-1, -1), place(1.5, 9)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(lattice.lon[2]! - corner.lon).toBeCloseTo(0.0055, 6);
    expect(lattice.lat[2]! - corner.lat).toBeCloseTo(0.0015, 6);
    // The ring's centre of gravity lies in its hole.
    expect(lattice.lon[0]! - corner.lon).toBeCloseTo(0.0015, 6);
  });

  it('finds for any place the cell that the outlines say', () => {
    const outlines = squares(7, 5, 90);
    const lattice = latticeOf(outlines);
    const [west, south] = [outlines.positions[0]!, outlines.positions[1]!];
    const [east, north] = [...outlines.positions.slice(-6, -4)] as [number, number];
    const edges = {
      lon: Array.from({ length: 7 }, (_, i) => outlines.positions[i * 10]!),
      lat: Array.from({ length: 5 }, (_, i) => outlines.positions[i * 70 + 1]!),
    };
    // Corners are whole numbers of 1e-7 degree; places are half a step off, so that none lies on a border.
    const step = fc.integer({ min: -5_000, max: 75_000 });
    fc.assert(
      fc.property(step, step, (u, v) => {
        const [lon, lat] = [west + (u + 0.5) * 1e-7, south + (v + 0.5) * 1e-7];
        const column = edges.lon.findLastIndex((x) => x <= lon);
        const row = edges.lat.findLastIndex((y) => y <= lat);
        const isIn = column >= 0 && row >= 0 && lon < east && lat < north;
        expect(at(lattice, lon, lat)).toBe(isIn ? `${column}-${row}` : undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it('is of no cells where nothing was drawn', () => {
    const lattice = latticeOf(areas({}));
    expect(lattice.ids).toEqual([]);
    expect(lattice.locate(worldX(120), worldY(32))).toBe(-1);
  });
});

describe('hexagons', () => {
  const plane = crsOf('http://www.opengis.net/def/crs/EPSG/0/4549')!;
  const width = 108;

  it('are as wide as asked and share their corners to the last digit', () => {
    const [q, r] = hexagonAt(corner.lon, corner.lat, width)!;
    const ring = hexagonRing(`${q},${r}`, width)!;
    expect(ring).toHaveLength(7);
    const [east, west] = [ring[4]!, ring[1]!].map(([lon, lat]) => plane.from(lon, lat)![1]) as [number, number];
    expect(Math.abs(east - west)).toBeCloseTo(width, 6);
    const next = hexagonRing(`${q + 1},${r}`, width)!.map(String);
    expect(ring.slice(0, 6).filter((place) => next.includes(String(place)))).toHaveLength(2);
    expect(hexagonRing('1;2', width)).toBeUndefined();
  });

  it('are the nearest by their middle', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 119.6, max: 120.4, noNaN: true }),
        fc.double({ min: 32, max: 33, noNaN: true }),
        (lon, lat) => {
          const [q, r] = hexagonAt(lon, lat, width)!;
          const [north, east] = plane.from(lon, lat)!;
          const away = (a: number, b: number): number =>
            Math.hypot(east - width * (a + b / 2), north - (width * b * Math.sqrt(3)) / 2);
          for (const [dq, dr] of [
            [1, 0],
            [-1, 0],
            [0, 1],
            [0, -1],
            [1, -1],
            [-1, 1],
          ] as const) {
            expect(away(q, r)).toBeLessThanOrEqual(away(q + dq, r + dr) + 1e-6);
          }
        },
      ),
    );
  });

  it('cover the ground of the unit grid: every place of it lies in one, six neighbours around', () => {
    const ground = squares(10, 10);
    const lattice = hexagonsOver(ground, width);
    // A square kilometre has 99 hexagons of 10,101 m2, and those on its edge.
    expect(lattice.ids.length).toBeGreaterThan(99);
    expect(lattice.ids.length).toBeLessThan(150);
    const most = Math.max(...lattice.ids.map((id) => neighboursOf(lattice, id).length));
    expect(most).toBe(7);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), (east, north) => {
        const { x, y } = columnsOf([{ east, north, at: 0 }]);
        const cell = lattice.locate(x[0]!, y[0]!);
        expect(cell).toBeGreaterThanOrEqual(0);
        expect(hexagonAt(lattice.lon[cell]!, lattice.lat[cell]!, width)!.join()).toBe(lattice.ids[cell]);
      }),
    );
  });

  it('lie around places where no ground is drawn', () => {
    const { x, y } = columnsOf([
      { east: 500, north: 500, at: 0 },
      { east: 505, north: 500, at: 0 },
      { east: 3000, north: 0, at: 0 },
    ]);
    const lattice = hexagonsAround(x, y, 3, width);
    expect(lattice.ids).toHaveLength(14);
    expect(lattice.locate(x[2]!, y[2]!)).toBeGreaterThanOrEqual(0);
  });
});
