import type { Point } from '#domain/geometry/lattice.ts';

/** Two points closer than this (about 20 cm) are one; a line that ends this near to another meets it. */
const tolerance = 20;

/** The straight pieces between nodes, each once, with their nodes: no two cross, and they touch only at nodes. */
export interface NodedLines {
  readonly nodes: readonly Point[];
  readonly edges: readonly (readonly [a: number, b: number])[];
}

/**
 * Cuts lines where they meet. Crossings are rounded to the lattice; the drawing keeps lines far enough apart
 * (metres) that rounding (a centimetre) cannot make new crossings.
 */
export function nodeLines(lines: readonly (readonly Point[])[]): NodedLines {
  const segments = lines.flatMap((line) => line.slice(1).map((to, i) => [line[i]!, to] as const));
  const nodes: Point[] = [];
  const cells = new Map<string, number[]>();
  const nodeAt = (x: number, y: number): number => {
    const cx = Math.floor(x / 1000);
    const cy = Math.floor(y / 1000);
    for (let i = cx - 1; i <= cx + 1; i++) {
      for (let j = cy - 1; j <= cy + 1; j++) {
        for (const n of cells.get(`${i},${j}`) ?? []) {
          if (Math.hypot(nodes[n]![0] - x, nodes[n]![1] - y) <= tolerance) return n;
        }
      }
    }
    nodes.push([x, y]);
    const key = `${cx},${cy}`;
    cells.set(key, [...(cells.get(key) ?? []), nodes.length - 1]);
    return nodes.length - 1;
  };
  for (const line of lines) for (const [x, y] of line) nodeAt(x, y);

  const edges = new Map<string, readonly [number, number]>();
  for (const segment of segments) {
    const [a, b] = segment;
    const stops = new Map<number, number>([
      [nodeAt(a[0], a[1]), 0],
      [nodeAt(b[0], b[1]), 1],
    ]);
    for (const other of segments) {
      if (other === segment) continue;
      for (const [t, point] of meetings(a, b, other[0], other[1])) {
        const node = nodeAt(point[0], point[1]);
        if (!stops.has(node)) stops.set(node, t);
      }
    }
    const along = [...stops].sort((p, q) => p[1] - q[1]).map(([node]) => node);
    for (let i = 1; i < along.length; i++) {
      const from = Math.min(along[i - 1]!, along[i]!);
      const to = Math.max(along[i - 1]!, along[i]!);
      edges.set(`${from},${to}`, [from, to]);
    }
  }
  return { nodes, edges: [...edges.values()] };
}

/** Where segment a-b is met by c-d: a crossing, or an end of c-d that lies on it. */
function meetings(a: Point, b: Point, c: Point, d: Point): [t: number, at: Point][] {
  if (
    Math.max(c[0], d[0]) < Math.min(a[0], b[0]) - tolerance ||
    Math.min(c[0], d[0]) > Math.max(a[0], b[0]) + tolerance
  )
    return [];
  if (
    Math.max(c[1], d[1]) < Math.min(a[1], b[1]) - tolerance ||
    Math.min(c[1], d[1]) > Math.max(a[1], b[1]) + tolerance
  )
    return [];
  const found: [number, Point][] = [];
  for (const end of [c, d]) {
    const t = nearestAlong(a, b, end);
    const gap = Math.hypot(a[0] + t * (b[0] - a[0]) - end[0], a[1] + t * (b[1] - a[1]) - end[1]);
    if (t > 0 && t < 1 && gap <= tolerance) found.push([t, end]);
  }
  if (found.length > 0) return found;
  const rx = b[0] - a[0];
  const ry = b[1] - a[1];
  const sx = d[0] - c[0];
  const sy = d[1] - c[1];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return [];
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  if (t <= 0 || t >= 1 || u <= 0 || u >= 1) return [];
  return [[t, [Math.round(a[0] + t * rx), Math.round(a[1] + t * ry)]]];
}

function nearestAlong(a: Point, b: Point, p: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  return ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy);
}
