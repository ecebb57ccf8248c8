import { dissolve } from './dissolve.ts';
import { contains, doubleArea, type Point } from '#domain/geometry/lattice.ts';

/** About 100 m east and 100 m north at Taizhou, in lattice units. */
const width = 10_660;
const height = 9_020;

/** A piece below this many square units (about 0.35 of a full cell) is joined to a neighbour. */
const smallest = width * height * 0.35;

export interface CellGrid {
  readonly west: number;
  readonly north: number;
  readonly columns: number;
  readonly rows: number;
  /** For each place in the net (row by row from the north) the index of its cell, -1 outside. */
  readonly at: Int32Array;
  readonly rings: readonly (readonly Point[])[];
}

/** Tiles the ground within an outline with cells of about 100 m x 100 m; pieces at the border are cut to it. */
export function drawCells(outline: readonly Point[]): CellGrid {
  const { west, north } = netOrigin(outline);
  const columns = Math.ceil((Math.max(...outline.map(([x]) => x)) - west) / width);
  const rows = Math.ceil((north - Math.min(...outline.map(([, y]) => y))) / height);
  const noded = nodeOnNet(outline, west, north);
  const touched = new Set<number>();
  for (let i = 1; i < noded.length; i++) {
    const x = (noded[i - 1]![0] + noded[i]![0]) / 2;
    const y = (noded[i - 1]![1] + noded[i]![1]) / 2;
    const column = Math.min(columns - 1, Math.floor((x - west) / width));
    const row = Math.min(rows - 1, Math.floor((north - y) / height));
    for (const [c, r] of [
      [column, row],
      [column - 1, row],
      [column, row - 1],
    ] as const) {
      if (c >= 0 && r >= 0) touched.add(r * columns + c);
    }
  }
  const at = new Int32Array(columns * rows).fill(-1);
  const rings: (readonly Point[])[] = [];
  for (let place = 0; place < at.length; place++) {
    const x = west + (place % columns) * width;
    const y = north - (Math.floor(place / columns) + 1) * height;
    const box: Point[] = [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
      [x, y],
    ];
    const ring = touched.has(place) ? clip(noded, x, y) : contains(outline, x + width / 2, y + height / 2) ? box : [];
    if (ring.length < 4 || doubleArea(ring) <= 0) continue;
    at[place] = rings.length;
    rings.push(ring);
  }
  return { west, north, columns, rows, ...joinPieces(at, columns, rows, rings) };
}

/** The place in the net a point falls into, as index into `at`; -1 outside the net. */
export function netPlace(grid: CellGrid, x: number, y: number): number {
  const column = Math.floor((x - grid.west) / width);
  const row = Math.floor((grid.north - y) / height);
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return -1;
  return row * grid.columns + column;
}

/** The box of a place in the net: [west, south, east, north] in lattice units. */
export function netBox(grid: CellGrid, place: number): readonly [number, number, number, number] {
  const x = grid.west + (place % grid.columns) * width;
  const y = grid.north - (Math.floor(place / grid.columns) + 1) * height;
  return [x, y, x + width, y + height];
}

/** Where the net of an outline begins: its north-western corner. */
export function netOrigin(outline: readonly Point[]): { west: number; north: number } {
  return { west: Math.min(...outline.map(([x]) => x)), north: Math.max(...outline.map(([, y]) => y)) };
}

/** Puts a vertex wherever a line crosses a line of the net, so that both cells there get the same point; a second time nothing changes. */
export function nodeOnNet(outline: readonly Point[], west: number, north: number): Point[] {
  const out: Point[] = [outline[0]!];
  for (let i = 1; i < outline.length; i++) {
    const [ax, ay] = outline[i - 1]!;
    const [bx, by] = outline[i]!;
    const stops: [t: number, at: Point][] = [];
    for (let k = Math.ceil((Math.min(ax, bx) - west) / width); west + k * width <= Math.max(ax, bx); k++) {
      const x = west + k * width;
      const t = (x - ax) / (bx - ax);
      if (t > 0 && t < 1) stops.push([t, [x, Math.round(ay + t * (by - ay))]]);
    }
    for (let k = Math.ceil((north - Math.max(ay, by)) / height); north - k * height >= Math.min(ay, by); k++) {
      const y = north - k * height;
      const t = (y - ay) / (by - ay);
      if (t > 0 && t < 1) stops.push([t, [Math.round(ax + t * (bx - ax)), y]]);
    }
    stops.sort((p, q) => p[0] - q[0]);
    for (const [, at] of [...stops, [1, outline[i]!] as const]) {
      const last = out.at(-1)!;
      if (at[0] !== last[0] || at[1] !== last[1]) out.push(at);
    }
  }
  return out;
}

/** Sutherland-Hodgman against one box. Every edge lies in one box already, so no new crossing is ever computed. */
function clip(ring: readonly Point[], x: number, y: number): Point[] {
  const sides: readonly ((p: Point) => number)[] = [
    (p) => p[0] - x,
    (p) => x + width - p[0],
    (p) => p[1] - y,
    (p) => y + height - p[1],
  ];
  let points = ring.slice(0, -1);
  for (const side of sides) {
    const kept: Point[] = [];
    points.forEach((p, i) => {
      const before = points[(i + points.length - 1) % points.length]!;
      if (side(p) * side(before) < 0) kept.push(crossing(before, p, side));
      if (side(p) >= 0) kept.push(p);
    });
    points = kept;
  }
  const clean = withoutSpikes(points);
  return clean.length < 3 ? [] : [...clean, clean[0]!];
}

/** Clipping an outline that leaves the box and comes back lets it run to and fro on the box's side; that is taken out. */
function withoutSpikes(points: readonly Point[]): readonly Point[] {
  const n = points.length;
  const spike = points.findIndex((p, i) => {
    const before = points[(i + n - 1) % n]!;
    const after = points[(i + 1) % n]!;
    const cross = (p[0] - before[0]) * (after[1] - p[1]) - (p[1] - before[1]) * (after[0] - p[0]);
    const ahead = (p[0] - before[0]) * (after[0] - p[0]) + (p[1] - before[1]) * (after[1] - p[1]);
    return cross === 0 && ahead <= 0;
  });
  return spike === -1 ? points : withoutSpikes(points.filter((_, i) => i !== spike));
}

/** Only edges made by an earlier side of the box are cut here, and those run along the net: the cut is exact. */
function crossing(a: Point, b: Point, side: (p: Point) => number): Point {
  const t = side(a) / (side(a) - side(b));
  return [Math.round(a[0] + t * (b[0] - a[0])), Math.round(a[1] + t * (b[1] - a[1]))];
}

function joinPieces(at: Int32Array, columns: number, rows: number, rings: (readonly Point[])[]) {
  const into = rings.map((_, i) => i);
  for (let place = 0; place < at.length; place++) {
    const cell = at[place]!;
    if (cell === -1 || doubleArea(rings[cell]!) / 2 >= smallest) continue;
    const column = place % columns;
    const row = Math.floor(place / columns);
    const beside = [
      column > 0 ? at[place - 1]! : -1,
      column < columns - 1 ? at[place + 1]! : -1,
      row > 0 ? at[place - columns]! : -1,
      row < rows - 1 ? at[place + columns]! : -1,
    ].filter((other) => other !== -1 && into[other] === other);
    const joined = beside
      .map((other) => ({ other, union: dissolve([rings[other]!, rings[cell]!]) }))
      .filter(({ union }) => union.length === 1)
      .sort(
        (p, q) => p.union[0]!.length - q.union[0]!.length || doubleArea(rings[q.other]!) - doubleArea(rings[p.other]!),
      )[0];
    if (joined === undefined) continue;
    rings[joined.other] = joined.union[0]!;
    into[cell] = joined.other;
  }
  const kept = rings.map((_, i) => i).filter((i) => into[i] === i);
  const place = new Map(kept.map((cell, i) => [cell, i]));
  const last = (cell: number): number => (into[cell] === cell ? cell : last(into[cell]!));
  return {
    at: at.map((cell) => (cell === -1 ? -1 : place.get(last(cell))!)),
    rings: kept.map((cell) => rings[cell]!),
  };
}
