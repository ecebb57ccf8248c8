import { fromLattice, unitsPerDegree, type Point } from '#domain/geometry/lattice.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { arrange, type ArrangedEdge } from '../coverage/arrange.ts';
import { isSame } from '../coverage/places.ts';
import { joinVertices } from '../taking-in/join-vertices.ts';

type Line = readonly Point[];

/**
 * The shortest way along a net of lines (roads, rivers, borders) between two places on it, for following them while drawing.
 * Lines that cross or touch are joined there, also without a vertex in common. The way keeps the vertices of the lines and
 * gets none of its own but its ends and where it changes from line to line, so that it runs exactly on what it follows.
 * @param lines places in lattice units; the net around the two places, not the whole city: it is noded anew at each call
 * @param within metres that an end may lie off the net; it is moved onto it
 * @returns places from the one end to the other, at least two; undefined where the net does not join them
 */
export function followLines(lines: readonly Line[], from: Point, to: Point, within = 1): Point[] | undefined {
  const scale = scaleAt(from);
  const start = nearestOn(lines, from, scale);
  if (start === undefined || start.metres > within) return undefined;
  const withStart = put(lines, start);
  const end = nearestOn(withStart, to, scale);
  if (end === undefined || end.metres > within || isSame(start.at, end.at)) return undefined;
  const net = put(withStart, end);
  const { edges } = arrange(joinVertices(net).map((points) => ({ points })));
  const way = shortestWay(edges, start.at, end.at, scale);
  return way === undefined ? undefined : withoutNoded(way, net);
}

/** Metres in a lattice unit, eastward and northward. */
type Scale = readonly [east: number, north: number];

function scaleAt(at: Point): Scale {
  const [perLng, perLat] = metresPerDegree(fromLattice(at)[1]);
  return [perLng / unitsPerDegree, perLat / unitsPerDegree];
}

function gap(a: Point, b: Point, [east, north]: Scale): number {
  return Math.hypot((a[0] - b[0]) * east, (a[1] - b[1]) * north);
}

/** A place on a piece of a line, to the unit. */
interface OnLine {
  readonly at: Point;
  readonly line: number;
  /** Index of the place of the line before which it lies. */
  readonly before: number;
  readonly metres: number;
}

function nearestOn(lines: readonly Line[], place: Point, scale: Scale): OnLine | undefined {
  let best: OnLine | undefined;
  for (const [line, points] of lines.entries()) {
    for (let before = 1; before < points.length; before++) {
      const [a, b] = [points[before - 1]!, points[before]!];
      const [dx, dy] = [(b[0] - a[0]) * scale[0], (b[1] - a[1]) * scale[1]];
      const along = (place[0] - a[0]) * scale[0] * dx + (place[1] - a[1]) * scale[1] * dy;
      const t = Math.min(1, Math.max(0, along / (dx * dx + dy * dy || 1)));
      const at: Point = [Math.round(a[0] + t * (b[0] - a[0])), Math.round(a[1] + t * (b[1] - a[1]))];
      const metres = gap(at, place, scale);
      if (best === undefined || metres < best.metres) best = { at, line, before, metres };
    }
  }
  return best;
}

/** The lines with a vertex more, where there is none yet. */
function put(lines: readonly Line[], { at, line, before }: OnLine): readonly Line[] {
  const points = lines[line]!;
  if (isSame(points[before - 1]!, at) || isSame(points[before]!, at)) return lines;
  return lines.map((other, i) => (i === line ? [...points.slice(0, before), at, ...points.slice(before)] : other));
}

interface Node {
  readonly at: Point;
  readonly edges: ArrangedEdge[];
  metres: number;
  /** How it was reached. */
  by: { readonly from: Node; readonly edge: ArrangedEdge } | undefined;
}

interface Step {
  readonly at: Point;
  /** The edge that leads here. */
  readonly edge: ArrangedEdge | undefined;
}

/** Dijkstra's. */
function shortestWay(edges: readonly ArrangedEdge[], from: Point, to: Point, scale: Scale): Step[] | undefined {
  const nodes = new Map<string, Node>();
  const nodeAt = (at: Point): Node => {
    const known = nodes.get(String(at));
    if (known !== undefined) return known;
    const node: Node = { at, edges: [], metres: Infinity, by: undefined };
    nodes.set(String(at), node);
    return node;
  };
  for (const edge of edges) {
    nodeAt(edge.a).edges.push(edge);
    nodeAt(edge.b).edges.push(edge);
  }
  const [start, end] = [nodeAt(from), nodeAt(to)];
  start.metres = 0;
  const open = new Set([start]);
  while (open.size > 0) {
    let here = open.values().next().value!;
    for (const node of open) if (node.metres < here.metres) here = node;
    open.delete(here);
    if (here === end) return stepsTo(end);
    for (const edge of here.edges) {
      const there = nodeAt(isSame(edge.a, here.at) ? edge.b : edge.a);
      const metres = here.metres + gap(edge.a, edge.b, scale);
      if (metres >= there.metres) continue;
      there.metres = metres;
      there.by = { from: here, edge };
      open.add(there);
    }
  }
  return undefined;
}

function stepsTo(end: Node): Step[] {
  const steps: Step[] = [];
  for (let node: Node | undefined = end; node !== undefined; node = node.by?.from) {
    steps.unshift({ at: node.at, edge: node.by?.edge });
  }
  return steps;
}

/** The places of a way without those that only another line put into a line it goes straight along. */
function withoutNoded(way: readonly Step[], net: readonly Line[]): Point[] {
  const vertices = net.map((points) => new Set(points.map(String)));
  return way
    .filter(({ at, edge }, i) => {
      const next = way[i + 1]?.edge;
      if (edge === undefined || next === undefined) return true;
      const both = edge.along.filter(({ line }) => next.along.some((other) => other.line === line));
      return both.every(({ line }) => vertices[line]!.has(String(at)));
    })
    .map(({ at }) => at);
}
