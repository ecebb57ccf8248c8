import Flatbush from 'flatbush';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { Network } from './network.ts';

/** Where something stands on the network: the nearest place of an edge. */
export interface Spot {
  readonly edge: number;
  /** Metres from the start of the edge. */
  readonly along: number;
  /** Metres from the thing to that place, straight. */
  readonly off: number;
}

/** Many spots; `edge` is -1 for what stands too far from every road, its `off` is then Infinity. */
export interface Spots {
  readonly edge: Int32Array;
  readonly along: Float64Array;
  readonly off: Float64Array;
}

/** Spots of so many things, none on the network yet. */
export function noSpots(count: number): Spots {
  return {
    edge: new Int32Array(count).fill(-1),
    along: new Float64Array(count),
    off: new Float64Array(count).fill(Infinity),
  };
}

/** Puts spots side by side. */
export function spotsOf(spots: readonly (Spot | undefined)[]): Spots {
  const out = noSpots(spots.length);
  for (const [i, spot] of spots.entries()) if (spot !== undefined) setSpot(out, i, spot);
  return out;
}

export function setSpot(spots: Spots, i: number, { edge, along, off }: Spot): void {
  spots.edge[i] = edge;
  spots.along[i] = along;
  spots.off[i] = off;
}

/** Whether one may go straight from one place to another: degrees, lon lat lon lat. */
export type IsFree = (aLon: number, aLat: number, bLon: number, bLat: number) => boolean;

/**
 * Finds where things stand on a network.
 * @param isFree absent: one may go straight anywhere
 * @returns the nearest place of a road to a place (degrees), within so many metres, that can be gone to straight;
 *   undefined where there is none. `counts` says which edges are meant; absent: all
 */
export function spotsOn(
  network: Network,
  isFree?: IsFree,
): (lon: number, lat: number, within: number, counts?: (edge: number) => boolean) => Spot | undefined {
  const { lon, lat, at, firstPlace, edgeCount } = network;
  const count = lon.length - edgeCount;
  if (count <= 0) return () => undefined;
  const tree = new Flatbush(count);
  const edgeOf = new Int32Array(count);
  const endOf = new Int32Array(count);
  let segments = 0;
  for (let edge = 0; edge < edgeCount; edge++) {
    for (let i = firstPlace[edge]! + 1; i < firstPlace[edge + 1]!; i++) {
      tree.add(
        Math.min(lon[i - 1]!, lon[i]!),
        Math.min(lat[i - 1]!, lat[i]!),
        Math.max(lon[i - 1]!, lon[i]!),
        Math.max(lat[i - 1]!, lat[i]!),
      );
      edgeOf[segments] = edge;
      endOf[segments++] = i;
    }
  }
  tree.finish();

  const nearest = (x: number, y: number, within: number, counts?: (edge: number) => boolean): Spot | undefined => {
    const [perLng, perLat] = metresPerDegree(y);
    let best: Spot | undefined;
    for (const found of tree.search(
      x - within / perLng,
      y - within / perLat,
      x + within / perLng,
      y + within / perLat,
    )) {
      const i = endOf[found]!;
      if (counts?.(edgeOf[found]!) === false) continue;
      const [ax, ay] = [(lon[i - 1]! - x) * perLng, (lat[i - 1]! - y) * perLat];
      const [dx, dy] = [(lon[i]! - x) * perLng - ax, (lat[i]! - y) * perLat - ay];
      const share = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
      const off = Math.hypot(ax + share * dx, ay + share * dy);
      if (off > within || (best !== undefined && off > best.off)) continue;
      const edge = edgeOf[found]!;
      // Of two as near (a place before a crossing) always the same, however the tree answers.
      if (best !== undefined && off === best.off && edge > best.edge) continue;
      if (isFree?.(x, y, x + (ax + share * dx) / perLng, y + (ay + share * dy) / perLat) === false) continue;
      best = { edge, along: at[i - 1]! + share * (at[i]! - at[i - 1]!), off };
    }
    return best;
  };

  return (x, y, within, counts) => {
    // Mostly a road is at hand: only where it is not, all those within a great distance are looked at.
    for (let reach = Math.min(within, 40); ; reach = Math.min(within, reach * 4)) {
      const found = nearest(x, y, reach, counts);
      if (found !== undefined || reach === within) return found;
    }
  };
}

/** The place of a spot on its edge: lon/lat, degrees. */
export function placeOf({ firstPlace, lon, lat, at }: Network, edge: number, along: number): [number, number] {
  let i = firstPlace[edge]! + 1;
  while (i < firstPlace[edge + 1]! - 1 && at[i]! < along) i++;
  const length = at[i]! - at[i - 1]!;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (along - at[i - 1]!) / length));
  return [lon[i - 1]! + share * (lon[i]! - lon[i - 1]!), lat[i - 1]! + share * (lat[i]! - lat[i - 1]!)];
}

/** The line of an edge between two places on it, in metres from its start. */
export function lineBetween(network: Network, edge: number, from: number, to: number): [number, number][] {
  const line = [placeOf(network, edge, from)];
  for (let i = network.firstPlace[edge]!; i < network.firstPlace[edge + 1]!; i++) {
    if (network.at[i]! > from && network.at[i]! < to) line.push([network.lon[i]!, network.lat[i]!]);
  }
  line.push(placeOf(network, edge, to));
  return line;
}
