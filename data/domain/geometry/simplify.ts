import type { Flat } from './flat.ts';

/**
 * Leaves out places of a line that a tile cannot show. Two demands shape it beside Douglas and Peucker's rule:
 * - Neighbours that share a border must keep the same places of it. So a border is treated in stretches from node
 *   to node (a node is where borders part: `arcs.ts`), each in the same direction whichever ring it is met in.
 * - An edit must not change a picture far away. So stretches also end wherever the line passes from one square of
 *   `cell` units to the next; what is kept in a square depends only on what runs through it.
 */

/** Side of the squares in tile units: they divide a tile evenly. */
const cell = 64;

/**
 * Thins a line; its ends stay.
 * @param line whole tile units of absolute position modulo the tile (squares must fall alike in every tile)
 * @param tolerance greatest distance in units of a place left out from what is drawn
 */
export function simplifyLine(line: Flat, tolerance: number): Flat {
  const n = line.length / 2;
  if (n <= 2) return line;
  const keep = new Uint8Array(n);
  keep[0] = keep[n - 1] = 1;
  for (let i = 1; i < n - 1; i++) if (changesCell(line, i - 1, i) || changesCell(line, i, i + 1)) keep[i] = 1;
  let from = 0;
  for (let to = 1; to < n; to++) {
    if (keep[to] === 0) continue;
    thin(line, from, to, tolerance, keep);
    from = to;
  }
  return kept(line, keep, n);
}

/**
 * Thins a ring.
 * @param ring open, whole tile units
 * @param nodes 1 for each place that must stay because borders part there; undefined where nothing is shared
 * @param tolerance as for lines
 */
export function simplifyRing(ring: Flat, nodes: Uint8Array | undefined, tolerance: number): Flat {
  const n = ring.length / 2;
  if (n <= 3) return ring;
  let first = -1;
  const anchors = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const alone = nodes?.[i] === 1 || changesCell(ring, i, (i + 1) % n) || changesCell(ring, i, (i + n - 1) % n);
    if (!alone) continue;
    anchors[i] = 1;
    if (first < 0) first = i;
  }
  if (first < 0) first = least(ring);
  // Turned so that it begins at an anchor, and closed, the ring is a line whose anchors stay.
  const line: Flat = [...ring.slice(first * 2), ...ring.slice(0, first * 2 + 2)];
  const keep = new Uint8Array(n + 1);
  for (let i = 0; i <= n; i++) keep[i] = anchors[(first + i) % n]!;
  keep[0] = keep[n] = 1;
  let from = 0;
  for (let to = 1; to <= n; to++) {
    if (keep[to] === 0) continue;
    thin(line, from, to, tolerance, keep);
    from = to;
  }
  return kept(line, keep, n);
}

function changesCell(line: Flat, i: number, j: number): boolean {
  return (
    Math.floor(line[i * 2]! / cell) !== Math.floor(line[j * 2]! / cell) ||
    Math.floor(line[i * 2 + 1]! / cell) !== Math.floor(line[j * 2 + 1]! / cell)
  );
}

function kept(line: Flat, keep: Uint8Array, n: number): Flat {
  const out: Flat = [];
  for (let i = 0; i < n; i++) if (keep[i] === 1) out.push(line[i * 2]!, line[i * 2 + 1]!);
  return out;
}

/** The westernmost place of a ring, the northernmost of those: where all who know the ring begin. */
function least(ring: Flat): number {
  let at = 0;
  for (let i = 1; i < ring.length / 2; i++) if (before(ring, i, at)) at = i;
  return at;
}

function before(line: Flat, i: number, j: number): boolean {
  return line[i * 2]! < line[j * 2]! || (line[i * 2] === line[j * 2] && line[i * 2 + 1]! < line[j * 2 + 1]!);
}

/** Douglas and Peucker between two kept places; of places equally far the one nearest the lesser end is kept. */
function thin(line: Flat, from: number, to: number, tolerance: number, keep: Uint8Array): void {
  if (to - from < 2) return;
  const forward = ascends(line, from, to);
  let farthest = -1;
  let distance = tolerance * tolerance;
  for (let k = 1; k < to - from; k++) {
    const i = forward ? from + k : to - k;
    const d = squaredDistance(line, i, forward ? from : to, forward ? to : from);
    if (d > distance) {
      distance = d;
      farthest = i;
    }
  }
  if (farthest < 0) return;
  keep[farthest] = 1;
  thin(line, from, farthest, tolerance, keep);
  thin(line, farthest, to, tolerance, keep);
}

/** Whether a stretch begins at its lesser end; for a closed one the places next to its ends decide. */
function ascends(line: Flat, from: number, to: number): boolean {
  let [a, b] = [from, to];
  while (a < b && line[a * 2] === line[b * 2] && line[a * 2 + 1] === line[b * 2 + 1]) {
    a++;
    b--;
  }
  return before(line, a, b);
}

function squaredDistance(line: Flat, i: number, from: number, to: number): number {
  const [px, py] = [line[i * 2]!, line[i * 2 + 1]!];
  const [ax, ay] = [line[from * 2]!, line[from * 2 + 1]!];
  const [dx, dy] = [line[to * 2]! - ax, line[to * 2 + 1]! - ay];
  const long = dx * dx + dy * dy;
  const share = long === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / long));
  return (px - ax - share * dx) ** 2 + (py - ay - share * dy) ** 2;
}
