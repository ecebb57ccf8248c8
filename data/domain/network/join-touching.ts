import Flatbush from 'flatbush';
import { unitsPerDegree, type Point } from '#domain/geometry/lattice.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';

/** So near, in metres, the end of a way has to come to another one to be joined to it. */
const endTouches = 1;
/** A place in the middle of a way lies on another one when it is as near as places are kept. */
const middleTouches = 0.05;

/** A place to be put into a segment of a line: `share` of the way along it. */
interface Joint {
  readonly segment: number;
  readonly share: number;
  readonly point: Point;
  /** A place of the line itself. */
  readonly isOwn: boolean;
}

/**
 * Gives lines a place wherever another line has one on them, so that both share it. A line is bent by no more than the
 * metre that an end may be away.
 * @param lines in lattice units
 * @returns the lines in their order; yields what share is done, up to a half
 */
export function* joinTouching(lines: readonly (readonly Point[])[]): Generator<number, (readonly Point[])[]> {
  const joints = new Map<number, Joint[]>();
  const count = lines.reduce((sum, line) => sum + Math.max(0, line.length - 1), 0);
  if (count === 0) return [...lines];
  const owner = new Int32Array(count);
  const start = new Int32Array(count);
  const tree = new Flatbush(count);
  let segments = 0;
  for (const [index, line] of lines.entries()) {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!];
      tree.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
      owner[segments] = index;
      start[segments++] = i - 1;
    }
  }
  tree.finish();
  for (const [index, line] of lines.entries()) {
    for (const [i, point] of line.entries()) {
      const within = i === 0 || i === line.length - 1 ? endTouches : middleTouches;
      const [perX, perY] = metresPerUnit(point[1]);
      const [x, y] = [within / perX, within / perY];
      for (const found of tree.search(point[0] - x, point[1] - y, point[0] + x, point[1] + y)) {
        const other = owner[found]!;
        const segment = start[found]!;
        // A way may come back to itself, but touches the stretches on either side of a place always.
        if (other === index && Math.abs(2 * segment + 1 - 2 * i) <= 3) continue;
        const [a, b] = [lines[other]![segment]!, lines[other]![segment + 1]!];
        if (same(a, point) || same(b, point)) continue;
        const [dx, dy] = [(b[0] - a[0]) * perX, (b[1] - a[1]) * perY];
        const [px, py] = [(point[0] - a[0]) * perX, (point[1] - a[1]) * perY];
        const share = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
        if (Math.hypot(px - share * dx, py - share * dy) > within) continue;
        const known = joints.get(other);
        const joint = { segment, share, point, isOwn: other === index };
        if (known === undefined) joints.set(other, [joint]);
        else known.push(joint);
      }
    }
    if (index % 1000 === 999) yield (0.5 * index) / lines.length;
  }
  return lines.map((line, index) => withJoints(line, joints.get(index)));
}

function withJoints(line: readonly Point[], joints: readonly Joint[] | undefined): readonly Point[] {
  if (joints === undefined) return line;
  const has = new Set(line.map(String));
  const own = new Set<string>();
  const out = line.slice(0, 1);
  for (let segment = 0; segment < line.length - 1; segment++) {
    const here = joints.filter((joint) => joint.segment === segment).sort((a, b) => a.share - b.share);
    for (const { point, isOwn } of here) {
      // Near a bend it touches both segments, and it may come from several lines.
      const held = isOwn ? own : has;
      if (held.has(String(point))) continue;
      held.add(String(point));
      out.push(point);
    }
    out.push(line[segment + 1]!);
  }
  return out;
}

function metresPerUnit(y: number): [number, number] {
  const [perLng, perLat] = metresPerDegree(y / unitsPerDegree);
  return [perLng / unitsPerDegree, perLat / unitsPerDegree];
}

function same(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
