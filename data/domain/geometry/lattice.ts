/** Coordinates on the ground plan are whole numbers of 1e-7 degree, so that a shared point is the same point for everyone. */
export type Point = readonly [x: number, y: number];

export const unitsPerDegree = 1e7;

/** Degrees to lattice units. */
export function toLattice(position: readonly number[]): Point {
  return [Math.round(position[0]! * unitsPerDegree), Math.round(position[1]! * unitsPerDegree)];
}

/** Lattice units to degrees, exactly the decimal number with seven places. */
export function fromLattice(point: Point): [number, number] {
  return [point[0] / unitsPerDegree, point[1] / unitsPerDegree];
}

/** Twice the signed area of a closed ring in square units: positive where it turns counter-clockwise. */
export function doubleArea(ring: readonly Point[]): number {
  const [ox, oy] = ring[0]!;
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum;
}

/** The centre of gravity of a closed ring. */
export function centroid(ring: readonly Point[]): Point {
  const [ox, oy] = ring[0]!;
  let sum = 0;
  let x = 0;
  let y = 0;
  for (let i = 1; i < ring.length; i++) {
    const ax = ring[i - 1]![0] - ox;
    const ay = ring[i - 1]![1] - oy;
    const bx = ring[i]![0] - ox;
    const by = ring[i]![1] - oy;
    const cross = ax * by - bx * ay;
    sum += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return [Math.round(ox + x / (3 * sum)), Math.round(oy + y / (3 * sum))];
}

/** Whether a point lies inside a closed ring (even-odd rule; on the border either answer). */
export function contains(ring: readonly Point[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
