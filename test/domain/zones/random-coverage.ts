import fc from 'fast-check';
import type { Point } from '#domain/geometry/lattice.ts';
import type { Ground } from '#domain/zones/content.ts';
import { nobody, type Edge, type Owner } from '#domain/zones/coverage/arc.ts';
import { arrange } from '#domain/zones/coverage/arrange.ts';
import { chainEdges } from '#domain/zones/coverage/chains.ts';
import { Coverage } from '#domain/zones/coverage/coverage.ts';

const east = 1_199_000_000;
const north = 324_000_000;

/** A zone with a number and a name and nothing else. */
export function plainZone(id: string): Ground {
  return { is: 'zone', content: { number: id, name: id, kindOfPlace: 'block' } };
}

/**
 * Coverages of any shape: random lines cut a frame into faces, each face is given to one of a few zones or to nobody. So
 * zones have several parts, holes, islands in holes, and parts that touch in one place.
 * @param size of the frame in lattice units
 */
export function anyCoverage(size: number, owners = ['A', 'B', 'C', 'D', 'E']): fc.Arbitrary<Coverage> {
  const place = fc.tuple(fc.integer({ min: 0, max: size }), fc.integer({ min: 0, max: size }));
  const lines = fc.array(
    fc.tuple(fc.array(place, { minLength: 2, maxLength: 7 }), fc.boolean()),
    { minLength: 1, maxLength: 6 }, // prettier-ignore
  );
  const gifts = fc.array(fc.integer({ min: 0, max: owners.length }), { minLength: 1, maxLength: 40 });
  return fc.tuple(lines, gifts).map(([drawn, given]) =>
    coverageOf(
      drawn.map(([points, closed]) =>
        [...points, ...(closed ? [points[0]!] : [])].map(([x, y]): Point => [east + x, north + y]),
      ),
      (face) => [nobody, ...owners][given[face % given.length]!]!,
    ),
  );
}

/** The coverage in which each face of a drawing has the owner that is named for it. */
export function coverageOf(lines: readonly (readonly Point[])[], ownerOf: (face: number) => Owner): Coverage {
  const { edges, faces } = arrange(lines.map((points) => ({ points })));
  const owners = faces.map((_, face) => (face === 0 ? nobody : ownerOf(face)));
  const borders = edges
    .map(({ a, b, left, right }): Edge => ({ a, b, left: owners[left]!, right: owners[right]! }))
    .filter(({ left, right }) => left !== right);
  const named = [...new Set(owners)].filter((owner) => owner !== nobody).sort();
  return Coverage.of(
    named.map((id): [Owner, Ground] => [id, plainZone(id)]),
    chainEdges(borders),
  );
}
