import { crsOf } from '#domain/geometry/crs/crs.ts';
import { latOf, lngOf, worldX, worldY } from '#domain/geometry/tile.ts';
import { latticeOf, type Lattice, type Outlines } from './lattice.ts';

/** Hexagons stand in the plane of the bureau's surveys, so that all have the same area. */
const plane = crsOf('http://www.opengis.net/def/crs/EPSG/0/4549')!;

const rootOf3 = Math.sqrt(3);

/** Steps to the six corners, in sixths of the width eastward and of the side northward, counter-clockwise. */
const corners = [
  [0, 2],
  [-1, 1],
  [-1, -1],
  [0, -2],
  [1, -1],
  [1, 1],
] as const;

/**
 * The outline of a hexagon, pointed to the north: neighbours have their corners in common to the last digit.
 * @param id "q,r": axial co-ordinates from the origin of EPSG:4549
 * @param width from one flat side to the other, metres
 * @returns a closed ring, lon and lat in degrees; undefined where it is no such id, or lies beyond the plane
 */
export function hexagonRing(id: string, width: number): [number, number][] | undefined {
  const match = /^(-?\d{1,7}),(-?\d{1,7})$/.exec(id);
  if (match === null) return undefined;
  const [q, r] = [Number(match[1]), Number(match[2])];
  const ring: [number, number][] = [];
  for (const [east, north] of corners) {
    const place = plane.to((3 * r + north) * (width / rootOf3 / 2), (2 * q + r + east) * (width / 2));
    if (place === undefined) return undefined;
    ring.push([place[0], place[1]]);
  }
  return [...ring, ring[0]!];
}

/** The hexagon of a place. @returns axial co-ordinates; undefined where the place lies beyond the plane */
export function hexagonAt(lon: number, lat: number, width: number): readonly [q: number, r: number] | undefined {
  const place = plane.from(lon, lat);
  if (place === undefined) return undefined;
  const r = ((place[0] / width) * 2) / rootOf3;
  const q = place[1] / width - r / 2;
  // Cube rounding: the co-ordinate that was rounded most follows from the other two.
  const [wq, wr, ws] = [Math.round(q), Math.round(r), Math.round(-q - r)];
  const [dq, dr, ds] = [Math.abs(wq - q), Math.abs(wr - r), Math.abs(ws + q + r)];
  if (dq > dr && dq > ds) return [-wr - ws, wr];
  return dr > ds ? [wq, -wq - ws] : [wq, wr];
}

/**
 * A lattice of hexagons over the ground that other cells tile: those of which a corner or the middle lies on it, or in which
 * a corner of it lies.
 * @param width from one flat side to the other, metres
 */
export function hexagonsOver(outlines: Outlines, width: number): Lattice {
  const ground = latticeOf(outlines);
  const at = axialSet();
  for (let i = 0; i < outlines.positions.length; i += 2) {
    at.add(hexagonAt(outlines.positions[i]!, outlines.positions[i + 1]!, width));
  }
  // Whatever else lies on the ground is reached from there through hexagons that lie on it too.
  const queue = [...at.all];
  const isOn = onGround(ground, width);
  for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
    for (const [dq, dr] of sides) {
      const next = [one[0] + dq, one[1] + dr] as const;
      if (at.has(next) || !isOn(next)) continue;
      at.add(next);
      queue.push(next);
    }
  }
  return hexagonLattice(at.all, width);
}

/**
 * A lattice of the hexagons in which places lie, and those around them: where nobody drew the ground.
 * @param x world units, as `y`; the first `count` hold
 */
export function hexagonsAround(x: ArrayLike<number>, y: ArrayLike<number>, count: number, width: number): Lattice {
  const at = axialSet();
  for (let i = 0; i < count; i++) at.add(hexagonAt(lngOf(x[i]!), latOf(y[i]!), width));
  for (const [q, r] of [...at.all]) for (const [dq, dr] of sides) at.add([q + dq, r + dr]);
  return hexagonLattice(at.all, width);
}

type Axial = readonly [q: number, r: number];

const sides: readonly Axial[] = [
  [1, 0],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [0, -1],
  [1, -1],
];

function axialSet() {
  const keys = new Set<number>();
  const all: Axial[] = [];
  const keyOf = ([q, r]: Axial): number => (q + 2 ** 23) * 2 ** 24 + r + 2 ** 23;
  return {
    all,
    has: (one: Axial): boolean => keys.has(keyOf(one)),
    add(one: Axial | undefined): void {
      if (one === undefined || keys.has(keyOf(one))) return;
      keys.add(keyOf(one));
      all.push(one);
    },
  };
}

function onGround(ground: Lattice, width: number): (one: Axial) => boolean {
  return ([q, r]) => {
    const ring = hexagonRing(`${q},${r}`, width);
    if (ring === undefined) return false;
    const middle = [(ring[0]![0] + ring[3]![0]) / 2, (ring[0]![1] + ring[3]![1]) / 2] as const;
    return [middle, ...ring].some(([lon, lat]) => ground.locate(worldX(lon), worldY(lat)) >= 0);
  };
}

/** In the order of r, then q: rows from south to north. */
function hexagonLattice(all: readonly Axial[], width: number): Lattice {
  const codes: string[] = [];
  const positions: number[] = [];
  for (const [q, r] of [...all].sort((a, b) => a[1] - b[1] || a[0] - b[0])) {
    const ring = hexagonRing(`${q},${r}`, width);
    if (ring === undefined) continue;
    codes.push(`${q},${r}`);
    for (const place of ring) positions.push(...place);
  }
  const starts = Uint32Array.from({ length: codes.length + 1 }, (_, i) => i);
  return latticeOf({
    codes,
    positions: Float64Array.from(positions),
    rings: starts.map((i) => i * (corners.length + 1)),
    cells: starts,
  });
}
