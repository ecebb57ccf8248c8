import { latOf, lngOf, worldX, worldY } from '#domain/geometry/tile.ts';
import { contiguityOf } from './contiguity.ts';
import type { Neighbours } from './neighbours.ts';
import { placeFinder } from './place-finder.ts';
import { isWithinRing, type WorldRings } from './world-rings.ts';

/** Areas as numbers in one piece of memory, not ten thousand objects: the unit grid as the server holds it. */
export interface Outlines {
  /** Names of the areas, in their order. */
  readonly codes: readonly string[];
  /** lon, lat of all rings' positions in turn; degrees WGS84. */
  readonly positions: Float64Array;
  /** Where each ring begins among the positions, and where the last ends. */
  readonly rings: Uint32Array;
  /** Where each area's rings begin, and where the last one's end; the first ring of an area is its outer one. */
  readonly cells: Uint32Array;
}

/** Cells that cases are counted in, and which of them touch. */
export interface Lattice {
  readonly ids: readonly string[];
  /** Centres of gravity, degrees WGS84. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly neighbours: Neighbours;
  /** The cell of a place in world units (`geometry/tile.ts`); -1 where there is none. On a shared border it is one of the two. */
  locate(x: number, y: number): number;
}

/**
 * A lattice of areas that tile the ground: neighbours share a border or a corner (first order, "queen"). An area without a
 * ring stands in the reckoning and holds no case.
 */
export function latticeOf(outlines: Outlines): Lattice {
  const world = worldRings(outlines);
  const count = outlines.codes.length;
  const [lon, lat] = [new Float64Array(count), new Float64Array(count)];
  for (let cell = 0; cell < count; cell++) {
    const [x, y] = centreOf(world, cell);
    lon[cell] = lngOf(x);
    lat[cell] = latOf(y);
  }
  return { ids: outlines.codes, lon, lat, neighbours: contiguityOf(world), locate: placeFinder(world) };
}

function worldRings({ positions, rings, cells }: Outlines): WorldRings {
  const places = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i += 2) {
    places[i] = worldX(positions[i]!);
    places[i + 1] = worldY(positions[i + 1]!);
  }
  return { places, rings, cells };
}

/** Centre of gravity of a cell, its holes taken out; its first place where it has no extent. */
function centreOf({ places, rings, cells }: WorldRings, cell: number): readonly [number, number] {
  const first = rings[cells[cell]!]! * 2;
  const [ox, oy] = [places[first] ?? 0, places[first + 1] ?? 0];
  let [sum, x, y] = [0, 0, 0];
  for (let ring = cells[cell]!; ring < cells[cell + 1]!; ring++) {
    let [area, rx, ry] = [0, 0, 0];
    for (let at = rings[ring]! + 1; at < rings[ring + 1]!; at++) {
      const [ax, ay] = [places[at * 2 - 2]! - ox, places[at * 2 - 1]! - oy];
      const [bx, by] = [places[at * 2]! - ox, places[at * 2 + 1]! - oy];
      const cross = ax * by - bx * ay;
      area += cross;
      rx += (ax + bx) * cross;
      ry += (ay + by) * cross;
    }
    // Outer rings count for, holes against, whichever way round either was drawn; parts of a several-part cell lie apart.
    const sign = Math.sign(area) * (isHole({ places, rings, cells }, cell, ring) ? -1 : 1);
    [sum, x, y] = [sum + sign * area, x + sign * rx, y + sign * ry];
  }
  return sum === 0 ? [ox, oy] : [ox + x / (3 * sum), oy + y / (3 * sum)];
}

/** Whether a ring lies within an odd number of the cell's other rings. */
function isHole(world: WorldRings, cell: number, ring: number): boolean {
  const at = world.rings[ring]! * 2;
  let isInside = false;
  for (let other = world.cells[cell]!; other < world.cells[cell + 1]!; other++) {
    if (other !== ring && isWithinRing(world, other, world.places[at]!, world.places[at + 1]!)) isInside = !isInside;
  }
  return isInside;
}
