import { doubleArea, fromLattice, type Point } from '#domain/geometry/lattice.ts';
import { areaOf, lengthOf } from '#domain/geometry/measure.ts';
import { nobody, type Owner } from '../coverage/arc.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta } from '../coverage/delta.ts';
import { polygonsOf } from '../coverage/rings.ts';
import { narrowestGap, narrowest } from './narrowest.ts';

/** A piece too narrow to be meant. */
interface Sliver {
  readonly owner: Owner;
  readonly at: Point;
}

/** Slivers of the grounds that a delta touches: those an edit brings about are refused, those that were there before are not. */
export const newSliver = {
  /** Names of the slivers there are. */
  before(coverage: Coverage, delta: CoverageDelta): ReadonlySet<string> {
    return new Set(slivers(coverage, delta).map(nameOf));
  },
  /** The first sliver that was not there. */
  after(coverage: Coverage, delta: CoverageDelta, before: ReadonlySet<string>): Sliver | undefined {
    return slivers(coverage, delta).find((sliver) => !before.has(nameOf(sliver)));
  },
};

const nameOf = ({ owner, at }: Sliver): string => `${owner} ${at.join()}`;

function slivers(coverage: Coverage, { removed, added }: CoverageDelta): Sliver[] {
  const owners = new Set([...removed, ...added].flatMap(({ left, right }) => [left, right]));
  // What belongs to nobody is found by the list of gaps; its borders run round the whole city.
  owners.delete(nobody);
  return [...owners].flatMap((owner) =>
    polygonsOf(coverage.ringsOf(owner))
      .filter(isSliver)
      .map(([outer]) => ({ owner, at: outer![0]! })),
  );
}

/** Whether a gap between what is drawn and its neighbours is too narrow to be meant. */
export function narrowGap(polygon: readonly (readonly Point[])[]): boolean {
  return isNarrower(polygon, narrowestGap);
}

const isSliver = (polygon: readonly (readonly Point[])[]): boolean => isNarrower(polygon, narrowest);

/** Whether a polygon's mean width, twice its area by its outline, is below so many metres. */
function isNarrower(polygon: readonly (readonly Point[])[], metres: number): boolean {
  // Cheap first: a metre is some hundred units, whichever way.
  const outline = polygon[0]!.reduce((sum, [x, y], i, ring) => {
    const [px, py] = ring[i === 0 ? i : i - 1]!;
    return sum + Math.hypot(x - px, y - py);
  }, 0);
  const doubled = polygon.reduce((sum, ring) => sum + doubleArea(ring), 0);
  if (doubled / outline > 400 * metres) return false;
  const rings = polygon.map((ring) => ring.map(fromLattice));
  return (2 * areaOf(rings)) / rings.reduce((sum, ring) => sum + lengthOf(ring), 0) < metres;
}
