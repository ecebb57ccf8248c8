import { expect, it } from 'vitest';
import type { Point } from '#domain/geometry/lattice.ts';
import { nobody, type Arc } from '#domain/zones/coverage/arc.ts';
import { closeAtLeast } from '#domain/zones/coverage/chains.ts';
import { checkAround } from '#domain/zones/coverage/check-delta.ts';
import { Coverage } from '#domain/zones/coverage/coverage.ts';
import { zoneGround } from '../../../worlds/random-coverage.ts';

const places = 19_998;

/** A closed border of a zone alone: to the east along a comb of fine teeth, and back far above. */
function comb(disturb: (points: Point[]) => void = () => undefined): Arc {
  const points = Array.from({ length: places - 3 }, (_, i): Point => [
    1_199_000_000 + i * 5,
    324_000_000 + (i % 2) * 90_000,
  ]);
  disturb(points);
  const [east] = points.at(-1)!;
  points.push([east, 324_500_000], [1_199_000_000, 324_500_000], points[0]!);
  return closeAtLeast({ points, left: 'a', right: nobody });
}

function check(arc: Arc) {
  const coverage = Coverage.of([['a', zoneGround('1')]], [arc]);
  const begun = performance.now();
  const fault = checkAround(coverage, {
    removed: [],
    added: [arc],
    grounds: [{ id: 'a', before: null, after: zoneGround('1') }],
  });
  return { fault, took: performance.now() - begun };
}

it('a border of twenty thousand places is held against itself in a moment, every piece against every other', () => {
  const { fault, took } = check(comb());
  expect(fault).toBeUndefined();
  // Piece by piece it would be two hundred million pairs: some seconds.
  expect(took).toBeLessThan(2_000);
});

it('in a border of twenty thousand places one tooth that touches another is found', () => {
  const touches = check(comb((points) => (points[9_001] = [points[9_003]![0], points[9_003]![1] - 20_000])));
  expect(touches.fault).toMatchObject({ reason: 'crosses', owners: ['a'] });
  const same = check(comb((points) => (points[15_000] = points[3_000]!)));
  expect(same.fault?.reason).toBe('malformed');
});
