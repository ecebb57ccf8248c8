import { fromLattice } from '#domain/geometry/lattice.ts';
import { nobody, type Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { Ground } from '#domain/zones/content.ts';
import { innerPoint } from '../../map/area-points.ts';
import type { Bbox } from '../../map/contract.ts';
import type { OnPaper, Paper } from '../../map/paper/paper.ts';

/** A ground on paper: its outline as an SVG path, and where its number may stand. */
export interface SheetGround {
  readonly owner: Owner;
  readonly ground: Ground;
  readonly path: string;
  readonly middle: OnPaper;
}

/** The box around some grounds, degrees WGS84; undefined where they have none. */
export function boxOfGrounds(coverage: Coverage, owners: Iterable<Owner>): Bbox | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const owner of owners) {
    for (const { points } of coverage.arcsOf(owner)) {
      for (const point of points) {
        const [lng, lat] = fromLattice(point);
        west = Math.min(west, lng);
        south = Math.min(south, lat);
        east = Math.max(east, lng);
        north = Math.max(north, lat);
      }
    }
  }
  return west > east ? undefined : [west, south, east, north];
}

/** The grounds that a sheet shows anything of. */
export function groundsOnPaper(coverage: Coverage, paper: Paper): SheetGround[] {
  return ownersIn(coverage, paper.bbox).flatMap((owner) => {
    const ground = coverage.grounds.get(owner);
    if (ground === undefined) return [];
    const rings = coverage.ringsOf(owner).map((ring) => ring.map((point) => paper.place(fromLattice(point))));
    const middle = innerPoint(partOf(rings).map((ring) => ring.map(([x, y]) => [x, y])));
    return [{ owner, ground, path: rings.map((ring) => pathOf(ring, true)).join(''), middle }];
  });
}

/** All borders that a sheet shows, each once, as one SVG path. */
export function bordersOnPaper(coverage: Coverage, paper: Paper): string {
  return coverage
    .arcsMeeting(latticeBox(paper.bbox))
    .map(({ points }) =>
      pathOf(
        points.map((point) => paper.place(fromLattice(point))),
        false,
      ),
    )
    .join('');
}

/** A line on paper as an SVG path, hundredths of a millimetre. */
export function pathOf(line: readonly OnPaper[], closed: boolean): string {
  const places = (closed ? line.slice(0, -1) : line).map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`);
  return `M${places.join('L')}${closed ? 'Z' : ''}`;
}

/** Owners whose ground reaches into a box: their borders do, or the whole box is theirs. */
function ownersIn(coverage: Coverage, bbox: Bbox): readonly Owner[] {
  const box = latticeBox(bbox);
  const owners = new Set(coverage.arcsMeeting(box).flatMap(({ left, right }) => [left, right]));
  owners.add(coverage.ownerAt([Math.round((box.minX + box.maxX) / 2), Math.round((box.minY + box.maxY) / 2)]));
  owners.delete(nobody);
  return [...owners].sort();
}

function latticeBox([west, south, east, north]: Bbox) {
  return { minX: west * 1e7, minY: south * 1e7, maxX: east * 1e7, maxY: north * 1e7 };
}

/** The rings of the largest part with its holes: a number stands in one part only. */
function partOf(rings: readonly (readonly OnPaper[])[]): readonly (readonly OnPaper[])[] {
  const sizes = rings.map(area);
  // Paper has y downwards: outer rings, counter-clockwise on the ground, have negative area here.
  const outer = sizes.indexOf(Math.min(...sizes));
  const holes = rings.filter((ring, i) => sizes[i]! > 0 && contains(rings[outer]!, ring[0]!));
  return [rings[outer]!, ...holes];
}

function area(ring: readonly OnPaper[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  return sum / 2;
}

function contains(ring: readonly OnPaper[], [x, y]: OnPaper): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
