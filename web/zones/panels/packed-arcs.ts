import type { Point } from '#domain/geometry/lattice.ts';
import { nobody, type Arc, type Owner } from '#domain/zones/coverage/arc.ts';

/**
 * Arcs in one array of numbers, which goes to a worker at once however many there are: for each its owners by their place
 * in the list (-1 nobody), the number of its places, and the places. Lattice units are below 2^31 everywhere on earth.
 */
export function packArcs(arcs: Iterable<Arc>, owners: readonly Owner[]): Int32Array<ArrayBuffer> {
  const all = [...arcs];
  const place = new Map(owners.map((owner, i) => [owner, i]));
  const packed = new Int32Array(all.reduce((size, { points }) => size + 3 + 2 * points.length, 0));
  let at = 0;
  for (const { left, right, points } of all) {
    packed[at++] = place.get(left) ?? -1;
    packed[at++] = place.get(right) ?? -1;
    packed[at++] = points.length;
    for (const [x, y] of points) {
      packed[at++] = x;
      packed[at++] = y;
    }
  }
  return packed;
}

/** The arcs again. @param owners the list that they were packed with */
export function unpackArcs(packed: Int32Array, owners: readonly Owner[]): Arc[] {
  const arcs: Arc[] = [];
  for (let at = 0; at < packed.length;) {
    const left = owners[packed[at]!] ?? nobody;
    const right = owners[packed[at + 1]!] ?? nobody;
    const end = at + 3 + 2 * packed[at + 2]!;
    const points: Point[] = [];
    for (at += 3; at < end; at += 2) points.push([packed[at]!, packed[at + 1]!]);
    arcs.push({ points, left, right });
  }
  return arcs;
}
