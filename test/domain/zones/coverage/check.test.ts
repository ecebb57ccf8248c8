import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import type { Arc } from '#domain/zones/coverage/arc.ts';
import { canonical, closeAtLeast } from '#domain/zones/coverage/chains.ts';
import { checkCoverage } from '#domain/zones/coverage/check.ts';
import { Coverage } from '#domain/zones/coverage/coverage.ts';
import { groundsAreValid } from '../geos.ts';
import { anyCoverage, plainZone } from '../random-coverage.ts';

const ring = (x: number, y: number, size: number): Point[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const closed = (points: Point[], left: string, right = ''): Arc => closeAtLeast({ points, left, right });
const coverage = (arcs: Arc[], owners = ['A', 'B']) => Coverage.of(owners.map((id) => [id, plainZone(id)]), arcs); // prettier-ignore
const reasons = (checked: Coverage) => checkCoverage(checked).map(({ reason }) => reason);

describe('the plain check of a coverage', () => {
  it('finds nothing wrong in any coverage made from faces, and GEOS agrees', () => {
    for (const size of [12, 200, 1e6]) {
      fc.assert(
        fc.property(anyCoverage(size), (any) => {
          expect(checkCoverage(any)).toEqual([]);
          expect(groundsAreValid([...any.grounds.keys()].map((id) => any.ringsOf(id)))).toBe(true);
        }),
        { numRuns: 60 },
      );
    }
  });

  it('finds every coverage broken in which one border has another owner, or is gone', () => {
    fc.assert(
      fc.property(anyCoverage(200), fc.nat(), fc.constantFrom('left', 'right', 'gone'), (any, n, how) => {
        const arcs = [...any.arcs()];
        fc.pre(arcs.length > 0);
        const at = n % arcs.length;
        const arc = arcs[at]!;
        // A border that encloses its ground all alone may belong to anyone: no side is there to say otherwise.
        fc.pre(any.arcsOf(arc.left).length > 1 && any.arcsOf(arc.right).length > 1);
        fc.pre(arc.points[0]!.join() !== arc.points.at(-1)!.join());
        const other = ['A', 'B', 'C', 'D', 'E'].find((id) => id !== arc.left && id !== arc.right)!;
        if (how === 'gone') arcs.splice(at, 1);
        else arcs[at] = { ...arc, [how]: other };
        const grounds = new Map(any.grounds).set(other, plainZone(other));
        expect(checkCoverage(Coverage.of(grounds, arcs))).not.toEqual([]);
      }),
    );
  });

  it('names borders that cross, and the place', () => {
    const faults = checkCoverage(coverage([closed(ring(0, 0, 10), 'A'), closed(ring(4, 4, 10), 'B')]));
    expect(faults).toContainEqual({ reason: 'crosses', at: [10, 4], owners: ['A', 'B'] });
    expect(faults).toHaveLength(2);
  });

  it('names a border that ends on another where that has no place', () => {
    const faults = checkCoverage(coverage([closed(ring(0, 0, 10), 'A'), closed(ring(10, 2, 5), 'B')]));
    expect(faults.map(({ reason, at }) => [reason, at])).toContainEqual(['crosses', [10, 2]]);
  });

  it('names an island that says it lies in other ground than it does', () => {
    const outer = closed(ring(0, 0, 10), 'A');
    expect(reasons(coverage([outer, closed(ring(4, 4, 2), 'B', 'A')]))).toEqual([]);
    expect(checkCoverage(coverage([outer, closed(ring(4, 4, 2), 'B')]))).toEqual([
      { reason: 'sides', at: expect.anything(), owners: ['B'] },
    ]);
  });

  it('names a ground without borders and a border of a ground that is not there', () => {
    expect(reasons(coverage([closed(ring(0, 0, 10), 'A')]))).toEqual(['vanishes']);
    expect(reasons(coverage([closed(ring(0, 0, 10), 'A')], []))).toEqual(['no-owner']);
  });

  it('names what is malformed: repeated places, the wrong way round, half places, nodes that are none', () => {
    const square = closed(ring(0, 0, 10), 'A');
    const turned: Arc = { points: [...square.points].reverse(), left: '', right: 'A' };
    const half = closed([[0, 0], [10.5, 0], [10, 10], [0, 0]], 'A'); // prettier-ignore
    const spike = closed([[0, 0], [10, 0], [20, 0], [10, 0], [10, 10], [0, 0]], 'A'); // prettier-ignore
    const halves = [
      canonical({ points: [[0, 0], [10, 0], [10, 10]], left: 'A', right: '' }), // prettier-ignore
      canonical({ points: [[10, 10], [0, 10], [0, 0]], left: 'A', right: '' }), // prettier-ignore
    ];
    for (const arcs of [[turned], [half], [spike], halves]) {
      expect(reasons(coverage(arcs, ['A']))).toContain('malformed');
    }
  });

  it('refuses ground more than three degrees wide, on which it could not reckon exactly', () => {
    expect(reasons(coverage([closed(ring(0, 0, 10), 'A'), closed(ring(40_000_000, 0, 10), 'B')]))).toEqual(['too-far']);
  });
});
