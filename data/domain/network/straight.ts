import Flatbush from 'flatbush';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { Network } from './network.ts';
import { emptyStretches, putUnreached, type Stretches } from './stretches.ts';

/** Points, degrees WGS84. */
export interface Points {
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
}

/**
 * The stretches of roads that lie outside circles, exactly.
 * @param centres of the circles
 * @param radius metres
 * @param counts which edges are asked about; absent: all
 */
export function stretchesOutside(
  network: Network,
  centres: Points,
  radius: number,
  counts?: (edge: number) => boolean,
): Stretches {
  const steps = findingOutside(network, centres, radius, counts);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in small steps, between which others may be served. */
export function* findingOutside(
  network: Network,
  centres: Points,
  radius: number,
  counts?: (edge: number) => boolean,
): Generator<undefined, Stretches> {
  const { edgeCount, firstPlace, lon, lat, at, length } = network;
  const outside = emptyStretches();
  const tree = treeOf(centres);
  for (let edge = 0; edge < edgeCount; edge++) {
    if (counts?.(edge) === false) continue;
    const inside: [number, number][] = [];
    for (let i = firstPlace[edge]! + 1; tree !== undefined && i < firstPlace[edge + 1]!; i++) {
      const [perLng, perLat] = metresPerDegree(lat[i]!);
      const [x, y] = [radius / perLng, radius / perLat];
      const near = tree.search(
        Math.min(lon[i - 1]!, lon[i]!) - x,
        Math.min(lat[i - 1]!, lat[i]!) - y,
        Math.max(lon[i - 1]!, lon[i]!) + x,
        Math.max(lat[i - 1]!, lat[i]!) + y,
      );
      for (const centre of near) {
        const [ax, ay] = [(lon[i - 1]! - centres.lon[centre]!) * perLng, (lat[i - 1]! - centres.lat[centre]!) * perLat];
        const [dx, dy] = [(lon[i]! - lon[i - 1]!) * perLng, (lat[i]! - lat[i - 1]!) * perLat];
        const shares = chord(ax, ay, dx, dy, radius);
        const metres = at[i]! - at[i - 1]!;
        if (shares !== undefined) inside.push([at[i - 1]! + shares[0] * metres, at[i - 1]! + shares[1] * metres]);
      }
    }
    putUnreached(outside, edge, length[edge]!, inside);
    if (edge % 64 === 63) yield;
  }
  return outside;
}

/** An index of points; undefined where there are none. */
export function treeOf({ lon, lat }: Points): Flatbush | undefined {
  if (lon.length === 0) return undefined;
  const tree = new Flatbush(lon.length);
  for (let i = 0; i < lon.length; i++) tree.add(lon[i]!, lat[i]!);
  tree.finish();
  return tree;
}

/** The part of a segment within a circle round the origin, as shares of its length. */
function chord(ax: number, ay: number, dx: number, dy: number, radius: number): [number, number] | undefined {
  const square = dx * dx + dy * dy;
  const half = ax * dx + ay * dy;
  const root = half * half - square * (ax * ax + ay * ay - radius * radius);
  if (root < 0 || square === 0) return undefined;
  const from = Math.max(0, (-half - Math.sqrt(root)) / square);
  const to = Math.min(1, (-half + Math.sqrt(root)) / square);
  return from <= to ? [from, to] : undefined;
}
