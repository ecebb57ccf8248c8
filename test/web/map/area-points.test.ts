import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meets } from '#domain/geometry/meets.ts';
import { areaPoints, clipRing, innerPoint, ringSize, type AreaPiece } from '../../../web/map/area-points.ts';

const world = [-180, -90, 180, 90] as const;

function box(fid: number, x: number, y: number, dx: number, dy: number): AreaPiece {
  return {
    fid,
    rings: [
      [
        [x, y],
        [x + dx, y],
        [x + dx, y + dy],
        [x, y + dy],
        [x, y],
      ],
    ],
  };
}

/** Rings around the origin whose corners go once round: simple, seldom convex. */
const star = fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 3, maxLength: 12 }).map((radii) => {
  const corners = radii.map((radius, i) => {
    const angle = (2 * Math.PI * i) / radii.length;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  return [...corners, corners[0]!];
});

describe('the point for an area’s name', () => {
  it('lies inside the area', () => {
    fc.assert(
      fc.property(star, (ring) => {
        const [x, y] = innerPoint([ring]);
        expect(meets({ type: 'Polygon', coordinates: [ring] }, [x, y, x, y])).toBe(true);
      }),
    );
  });

  it('keeps out of a hole', () => {
    const hole = box(1, 1, 1, 8, 8).rings[0]!;
    const [x, y] = innerPoint([box(1, 0, 0, 10, 10).rings[0]!, hole]);
    expect(x > 1 && x < 9 && y > 1 && y < 9).toBe(false);
  });

  it('is one for all pieces of an area, in the largest', () => {
    const points = areaPoints([box(7, 0, 0, 1, 1), box(7, 1, 0, 3, 3), box(8, 0, 1, 1, 1)], new Map(), world);
    expect([...points.keys()].sort()).toEqual([7, 8]);
    expect(points.get(7)!.at[0]).toBe(2.5);
  });

  it('stays where it was while it is inside and in sight, and moves when it is not', () => {
    const first = areaPoints([box(7, 0, 0, 10, 10)], new Map(), [0, 0, 10, 10]);
    const panned = areaPoints([box(7, 0, 0, 10, 10)], first, [2, 2, 12, 12]);
    expect(panned.get(7)).toBe(first.get(7));
    const away = areaPoints([box(7, 0, 0, 10, 10)], first, [8, 0, 18, 10]);
    expect(away.get(7)!.at[0]).toBeGreaterThanOrEqual(8);
  });

  it('is none for an area out of sight', () => {
    expect(areaPoints([box(7, 0, 0, 1, 1)], new Map(), [5, 5, 6, 6]).size).toBe(0);
  });
});

describe('a ring cut to a box', () => {
  it('keeps what lies inside, to the square degree', () => {
    expect(Math.abs(ringSize(clipRing(box(1, 0, 0, 4, 4).rings[0]!, [1, 1, 3, 9])))).toBe(6);
  });

  it('is empty where they do not meet', () => {
    expect(clipRing(box(1, 0, 0, 1, 1).rings[0]!, [2, 2, 3, 3])).toEqual([]);
  });
});
