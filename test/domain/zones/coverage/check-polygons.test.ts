import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import { arrange } from '#domain/zones/coverage/arrange.ts';
import { checkPolygons, type PlainPolygon } from '#domain/zones/coverage/check-polygons.ts';
import { groundsAreValid } from '../geos.ts';
import { anyCoverage } from '../random-coverage.ts';

const box = (id: string, x: number, y: number, width: number, height = width, between: Point[] = []): PlainPolygon => ({
  id,
  rings: [[[x, y], [x + width, y], ...between, [x + width, y + height], [x, y + height], [x, y]]], // prettier-ignore
});
const kinds = (polygons: PlainPolygon[]) => [...new Set(checkPolygons(polygons).map(({ kind }) => kind))].sort();

const geosAgrees = (polygons: readonly PlainPolygon[]) => groundsAreValid(polygons.map(({ rings }) => rings));

describe('the coverage check of plain polygons', () => {
  it('takes neighbours that share their places, with holes filled and unfilled', () => {
    const holed: PlainPolygon = {
      id: 'A',
      rings: [...box('', 0, 0, 100).rings, [...box('', 20, 20, 10).rings[0]!].reverse()],
    };
    expect(checkPolygons([holed, box('B', 100, 0, 50, 100), box('C', 20, 20, 10), box('D', 500, 0, 5)])).toEqual([]);
  });

  it('tells overlaps, patches on top, islands on top, borders noded by one neighbour only, and mere touching', () => {
    expect(kinds([box('A', 0, 0, 10), box('B', 5, 5, 10)])).toEqual(['overlap']);
    expect(kinds([box('A', 0, 0, 10), box('B', 0, 0, 10)])).toEqual(['overlap']);
    expect(checkPolygons([box('A', 0, 0, 10), box('B', 3, 3, 2)])).toEqual([
      { kind: 'overlap', at: expect.anything(), ids: ['B'] },
    ]);
    expect(kinds([box('A', 0, 0, 10, 10, [[10, 5]]), box('B', 10, 0, 10)])).toEqual(['touch', 'unmatched']);
    expect(kinds([box('A', 0, 0, 10), { id: 'B', rings: [[[10, 5], [20, 0], [20, 10], [10, 5]]] }])).toEqual(['touch']); // prettier-ignore
    expect(kinds([{ id: 'A', rings: [[...box('', 0, 0, 10).rings[0]!].reverse()] }])).toContain('empty');
  });

  it('tells a patch that lies wholly on others, along their borders', () => {
    const four = [box('A', 0, 0, 10), box('B', 10, 0, 10), box('C', 0, 10, 10), box('D', 10, 10, 10)];
    const patch: PlainPolygon = {
      id: 'P',
      rings: [[[0, 0], [10, 0], [20, 0], [20, 10], [20, 20], [10, 20], [0, 20], [0, 10], [0, 0]]], // prettier-ignore
    };
    expect(checkPolygons(four)).toEqual([]);
    expect(kinds([...four, patch])).toContain('overlap');
  });

  it('says of faces given to zones what GEOS says: a coverage', () => {
    for (const size of [12, 1e6]) {
      fc.assert(
        fc.property(anyCoverage(size), (any) => {
          const polygons = [...any.grounds.keys()].map((id) => ({ id, rings: any.ringsOf(id) }));
          expect(checkPolygons(polygons)).toEqual([]);
          expect(geosAgrees(polygons)).toBe(true);
        }),
        { numRuns: 60 },
      );
    }
  });

  it('says of any polygons laid upon each other what GEOS and the areas between them say', () => {
    const step = 1000; // Coarse, so that no overlap is so small that rounding closes it.
    const coordinate = fc.integer({ min: 0, max: 9 }).map((n) => n * step);
    const place = fc.tuple(coordinate, coordinate);
    const polygon = fc
      .tuple(place, place, place)
      .map((ring): Point[] => [...ring, ring[0]])
      .map((points) => arrange([{ points }]).faces[1])
      .filter((face) => face !== undefined);
    const met = { covered: 0, touching: 0, overlapping: 0 };
    fc.assert(
      fc.property(fc.array(polygon, { minLength: 2, maxLength: 3 }), (faces) => {
        const polygons = faces.map(({ rings }, i) => ({ id: String(i), rings }));
        const found = kinds(polygons);
        const lines = polygons.flatMap(({ id, rings }) => rings.map((points) => ({ points, left: id })));
        const shared = arrange(lines).faces.some(({ claims }) => claims.length > 1);
        expect(found.includes('overlap')).toBe(shared);
        // A vertex that only touches a border is a fault for us always, for GEOS sometimes.
        if (found.join() !== 'touch') expect(geosAgrees(polygons)).toBe(found.length === 0);
        met[found.length === 0 ? 'covered' : shared ? 'overlapping' : 'touching']++;
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(met.covered, met.touching, met.overlapping)).toBeGreaterThan(20);
  });
});
