import { distance } from '#domain/geometry/measure.ts';
import { fromLattice, toLattice, type Point } from '#domain/geometry/lattice.ts';
import { joinTouching } from './join-touching.ts';

/** What a network is built from: the line of a road section, lon/lat degrees WGS84. */
export interface Way {
  readonly line: readonly (readonly number[])[];
}

/**
 * Roads as a graph on which people walk both ways: nodes where ways meet or end, edges between them with their shape.
 * Everything in typed arrays, so that a large city fits and is gone through quickly.
 */
export interface Network {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Nodes at the ends of each edge. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Geodesic metres of each edge. */
  readonly length: Float64Array;
  /** The way each edge is a stretch of: its index in what was given. */
  readonly way: Int32Array;
  /** The edges at node n are `via[firstVia[n]]` up to `via[firstVia[n + 1]]`; a loop stands there twice. */
  readonly firstVia: Int32Array;
  readonly via: Int32Array;
  /** The places of edge e are those from `firstPlace[e]` up to `firstPlace[e + 1]`: degrees, and metres from its start. */
  readonly firstPlace: Int32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly at: Float64Array;
}

/**
 * Builds the network of ways. Ways are joined where they share a place (to 1e-7 degree), and where a place of one lies on
 * another (its end within a metre). Two that cross without either having a place there are a bridge and stay apart.
 */
export function networkOf(ways: readonly Way[]): Network {
  const steps = buildingNetwork(ways);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in small steps, between which others may be served; yields what share is done. */
export function* buildingNetwork(ways: readonly Way[]): Generator<number, Network> {
  const lines = yield* joinTouching(ways.map(({ line }) => onLattice(line)));
  const keyOf = keysFor(lines);
  const passes = passesOf(lines, keyOf);
  yield 0.5;
  const nodes = new Map<number | string, number>();
  const nodeAt = (point: Point): number => {
    const key = keyOf(point);
    const known = nodes.get(key);
    if (known !== undefined) return known;
    nodes.set(key, nodes.size);
    return nodes.size - 1;
  };
  const [from, to, length, way, firstPlace]: number[][] = [[], [], [], [], [0]];
  const [lon, lat, at]: number[][] = [[], [], []];
  for (const [index, line] of lines.entries()) {
    let metres = 0;
    for (const [i, point] of line.entries()) {
      const here = fromLattice(point);
      if (i > 0) metres += distance(fromLattice(line[i - 1]!), here);
      put(here, metres);
      if (i === 0) from!.push(nodeAt(point));
      else if (i === line.length - 1 || passes.get(keyOf(point))! > 1) {
        to!.push(nodeAt(point));
        length!.push(metres);
        way!.push(index);
        firstPlace!.push(lon!.length);
        if (i === line.length - 1) break;
        metres = 0;
        from!.push(nodeAt(point));
        put(here, 0);
      }
    }
    if (index % 1000 === 999) yield 0.5 + (0.5 * index) / lines.length;
  }
  function put(place: readonly [number, number], metres: number): void {
    lon!.push(place[0]);
    lat!.push(place[1]);
    at!.push(metres);
  }
  const ends = { from: Int32Array.from(from!), to: Int32Array.from(to!) };
  return {
    nodeCount: nodes.size,
    edgeCount: way!.length,
    ...ends,
    length: Float64Array.from(length!),
    way: Int32Array.from(way!),
    ...edgesAtNodes(ends.from, ends.to, nodes.size),
    firstPlace: Int32Array.from(firstPlace!),
    lon: Float64Array.from(lon!),
    lat: Float64Array.from(lat!),
    at: Float64Array.from(at!),
  };
}

/** The line in whole units without places given twice in a row; none where nothing is left to walk. */
function onLattice(line: readonly (readonly number[])[]): Point[] {
  const points: Point[] = [];
  for (const place of line) {
    const point = toLattice(place);
    const last = points.at(-1);
    if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  return points.length > 1 ? points : [];
}

/** One number for each place where the ground is small enough for that (nine degrees across), else a text. */
function keysFor(lines: readonly (readonly Point[])[]): (point: Point) => number | string {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (const [x, y] of line) {
      [minX, maxX] = [Math.min(minX, x), Math.max(maxX, x)];
      [minY, maxY] = [Math.min(minY, y), Math.max(maxY, y)];
    }
  }
  const high = maxY - minY + 1;
  if ((maxX - minX + 1) * high > Number.MAX_SAFE_INTEGER) return ([x, y]) => `${x} ${y}`;
  return ([x, y]) => (x - minX) * high + (y - minY);
}

/** How often each place is passed by a way. */
function passesOf(
  lines: readonly (readonly Point[])[],
  keyOf: (point: Point) => number | string,
): Map<number | string, number> {
  const passes = new Map<number | string, number>();
  for (const line of lines) {
    for (const [i, point] of line.entries()) {
      const key = keyOf(point);
      // Where a way ends is a node even if nothing else comes there.
      passes.set(key, (passes.get(key) ?? 0) + (i === 0 || i === line.length - 1 ? 2 : 1));
    }
  }
  return passes;
}

function edgesAtNodes(
  from: Int32Array,
  to: Int32Array,
  nodes: number,
): { readonly firstVia: Int32Array; readonly via: Int32Array } {
  const firstVia = new Int32Array(nodes + 1);
  for (const ends of [from, to]) for (const node of ends) firstVia[node + 1]!++;
  for (let n = 0; n < nodes; n++) firstVia[n + 1]! += firstVia[n]!;
  const next = firstVia.slice();
  const via = new Int32Array(2 * from.length);
  for (let e = 0; e < from.length; e++) {
    via[next[from[e]!]!++] = e;
    via[next[to[e]!]!++] = e;
  }
  return { firstVia, via };
}
