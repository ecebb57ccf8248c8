import type { Position } from 'geojson';
import type { Overlap } from './overlap.ts';

type Lines = readonly (readonly Position[])[];
type Plane = readonly [x: number, y: number];

/** A line is looked at in steps of about so many metres, at most so many steps. */
const step = 10;
const mostSteps = 400;

/**
 * How many metres of two bundles of lines run along each other. What only touches the other's end, as the next stretch of
 * the same street does, does not run along it.
 * @param perDegree metres in a degree of longitude and of latitude
 * @param within metres between lines that run together
 */
export function metresAlong(a: Lines, b: Lines, perDegree: readonly [number, number], within: number): Overlap {
  const [pa, pb] = [inMetres(a, perDegree), inMetres(b, perDegree)];
  const [la, lb] = [lengthOf(pa), lengthOf(pb)];
  // The shorter is looked at along the longer, so that both ways round give the same.
  const isFirst = la < lb || (la === lb && JSON.stringify(a) <= JSON.stringify(b));
  const common = isFirst ? along(pa, la, pb, within) : along(pb, lb, pa, within);
  return { common, sizes: [la, lb] };
}

function along(looked: readonly Plane[][], length: number, other: readonly Plane[][], within: number): number {
  const stride = Math.max(step, length / mostSteps);
  let common = 0;
  for (const line of looked) {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!];
      const metres = Math.hypot(b[0] - a[0], b[1] - a[1]);
      const pieces = Math.max(1, Math.ceil(metres / stride));
      for (let k = 0; k < pieces; k++) {
        const t = (k + 0.5) / pieces;
        const place: Plane = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
        if (other.some((one) => isBeside(place, one, within))) common += metres / pieces;
      }
    }
  }
  return common;
}

/** Whether a place lies beside a line, not beyond its ends. */
function isBeside(place: Plane, line: readonly Plane[], within: number): boolean {
  let best = Infinity;
  let isEnd = false;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const square = dx * dx + dy * dy;
    const t = square === 0 ? 0 : ((place[0] - a[0]) * dx + (place[1] - a[1]) * dy) / square;
    const held = Math.min(1, Math.max(0, t));
    const gap = Math.hypot(place[0] - a[0] - held * dx, place[1] - a[1] - held * dy);
    if (gap >= best) continue;
    best = gap;
    isEnd = (i === 1 && t < 0) || (i === line.length - 1 && t > 1);
  }
  return best <= within && !isEnd;
}

function inMetres(lines: Lines, [lng, lat]: readonly [number, number]): Plane[][] {
  return lines.map((line) => line.map((place): Plane => [place[0]! * lng, place[1]! * lat]));
}

function lengthOf(lines: readonly Plane[][]): number {
  let sum = 0;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      sum += Math.hypot(line[i]![0] - line[i - 1]![0], line[i]![1] - line[i - 1]![1]);
    }
  }
  return sum;
}
