import type { Position } from 'geojson';
import type { Overlap } from './overlap.ts';

type Areas = readonly (readonly (readonly Position[])[])[];
type Spans = readonly (readonly [west: number, east: number])[];

/** Areas are measured along so many parallels. */
const parallels = 128;

/**
 * How much area two groups of polygons have in common, by their crossings with parallels: near enough to know one from
 * another, also where they are slivers.
 * @param perDegree metres in a degree of longitude and of latitude
 */
export function commonArea(a: Areas, b: Areas, perDegree: readonly [number, number]): Overlap {
  const [ya, yb] = [heights(a), heights(b)];
  const sizes: [number, number] = [area(a, ya, perDegree), area(b, yb, perDegree)];
  const [from, to] = [Math.max(ya[0], yb[0]), Math.min(ya[1], yb[1])];
  if (!(to > from)) return { common: 0, sizes };
  const high = (to - from) / parallels;
  let common = 0;
  for (let i = 0; i < parallels; i++) {
    const y = from + (i + 0.5) * high;
    common += shared(spansAt(a, y), spansAt(b, y)) * high;
  }
  return { common: common * perDegree[0] * perDegree[1], sizes };
}

function area(areas: Areas, [from, to]: readonly [number, number], perDegree: readonly [number, number]): number {
  const high = (to - from) / parallels;
  let sum = 0;
  for (let i = 0; i < parallels; i++) {
    for (const [west, east] of spansAt(areas, from + (i + 0.5) * high)) sum += (east - west) * high;
  }
  return sum * perDegree[0] * perDegree[1];
}

/** Where a parallel runs inside; holes are outside. */
function spansAt(areas: Areas, y: number): Spans {
  const crossings: number[] = [];
  for (const rings of areas) {
    for (const ring of rings) {
      for (let i = 0, last = ring.length - 1; i < ring.length; last = i++) {
        const [p, q] = [ring[last]!, ring[i]!];
        if (p[1]! > y === q[1]! > y) continue;
        crossings.push(p[0]! + ((y - p[1]!) / (q[1]! - p[1]!)) * (q[0]! - p[0]!));
      }
    }
  }
  crossings.sort((one, other) => one - other);
  const spans: [number, number][] = [];
  for (let i = 0; i + 1 < crossings.length; i += 2) spans.push([crossings[i]!, crossings[i + 1]!]);
  return spans;
}

function shared(a: Spans, b: Spans): number {
  let sum = 0;
  for (const [west, east] of a) {
    for (const [from, to] of b) sum += Math.max(0, Math.min(east, to) - Math.max(west, from));
  }
  return sum;
}

function heights(areas: Areas): [number, number] {
  let [from, to] = [Infinity, -Infinity];
  for (const rings of areas) {
    for (const ring of rings) {
      for (const place of ring) {
        from = Math.min(from, place[1]!);
        to = Math.max(to, place[1]!);
      }
    }
  }
  return [from, to];
}
