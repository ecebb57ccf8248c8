import { distance } from '#domain/geometry/measure.ts';
import { stretchesOutside } from '#domain/network/straight.ts';
import type { Stretches } from '#domain/network/stretches.ts';
import { metresAt, stretchesBeyond, walkFrom, type Walk } from '#domain/network/walk.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { slack, type Base, type Placed } from './demand.ts';
import type { ReachWay } from './kind.ts';
import type { Both } from './shown.ts';

/** How far everything is from the nearest facility. */
export interface Measured {
  /** Whether each cell is out of reach: 1. */
  readonly cellOut: Both<Uint8Array>;
  /** Metres to the nearest facility of each place; Infinity where there is none to be reached. */
  readonly place: Both<Float64Array>;
  /** Stretches of asked roads out of reach. */
  readonly roads: Both<Stretches>;
}

/**
 * Measures places, cells and roads against facilities, by walking and straight.
 *
 * 1. A walk goes straight from a thing to the nearest place of a road that can be gone to, along roads, and straight again.
 * 2. Two things that are no further from each other than from their roads together, with nothing between that cannot be
 *    crossed, are walked between straight: who may leave the road so far may as well meet half-way.
 * 3. A cell counts by its centre, a place by its middle, a road metre by metre.
 * @param limit metres
 */
export function measure(base: Base, places: Placed, facilities: Placed, limit: number): Measured {
  const { network, ground, cellSpots, isAsked, barriers } = base;
  const walk = walkFrom(network, facilities.spots);
  const within = limit + slack;
  const cellOut = {
    network: new Uint8Array(ground.cells.length).fill(1),
    circle: new Uint8Array(ground.cells.length).fill(1),
  };
  for (let i = 0; i < ground.cells.length; i++) {
    const edge = cellSpots.edge[i]!;
    if (edge >= 0 && cellSpots.off[i]! + metresAt(walk, edge, cellSpots.along[i]!) <= within) cellOut.network[i] = 0;
  }
  for (let f = 0; f < facilities.features.length; f++) {
    const [lon, lat, off] = [facilities.lon[f]!, facilities.lat[f]!, facilities.spots.off[f]!];
    const isOpen = barriers.isOpen(lon, lat, within);
    eachCellWithin(base, lon, lat, within, (i, metres) => {
      cellOut.circle[i] = 0;
      if (cellOut.network[i] === 0 || metres > off + cellSpots.off[i]!) return;
      if (isOpen || barriers.isFree(ground.lon[i]!, ground.lat[i]!, lon, lat)) cellOut.network[i] = 0;
    });
  }
  const place = {
    network: Float64Array.from(places.features, (_, p) => walked(base, walk, places, p, facilities)),
    circle: Float64Array.from(places.features, (_, p) => straight(places, p, facilities)),
  };
  const counts = (edge: number) => isAsked[edge] === 1;
  const roads: Record<ReachWay, Stretches> = {
    network: stretchesBeyond(walk, within, counts),
    circle: stretchesOutside(network, facilities, within, counts),
  };
  return { cellOut, place, roads };
}

/** Calls for the cells whose centre is no further than so many metres from a place, with how far it is. */
export function eachCellWithin(
  { ground }: Pick<Base, 'ground'>,
  lon: number,
  lat: number,
  metres: number,
  call: (index: number, metres: number) => void,
): void {
  const { west, south, stepX, stepY, columns, rows, indexOf } = ground;
  const [perLng, perLat] = metresPerDegree(lat);
  const column = (degrees: number) => (degrees * 1e7 - west) / stepX - 0.5;
  const row = (degrees: number) => (degrees * 1e7 - south) / stepY - 0.5;
  const lastRow = Math.min(rows - 1, Math.floor(row(lat + metres / perLat)));
  const lastColumn = Math.min(columns - 1, Math.floor(column(lon + metres / perLng)));
  const firstColumn = Math.max(0, Math.ceil(column(lon - metres / perLng)));
  for (let r = Math.max(0, Math.ceil(row(lat - metres / perLat))); r <= lastRow; r++) {
    for (let c = firstColumn; c <= lastColumn; c++) {
      const index = indexOf[r * columns + c]!;
      if (index < 0) continue;
      const far = Math.hypot((ground.lon[index]! - lon) * perLng, (ground.lat[index]! - lat) * perLat);
      if (far <= metres) call(index, far);
    }
  }
}

function walked(base: Base, walk: Walk, places: Placed, p: number, facilities: Placed): number {
  const edge = places.spots.edge[p]!;
  const off = places.spots.off[p]!;
  let metres = edge < 0 ? Infinity : off + metresAt(walk, edge, places.spots.along[p]!);
  const here = [places.lon[p]!, places.lat[p]!] as const;
  const [perLng, perLat] = metresPerDegree(here[1]);
  for (let f = 0; f < facilities.features.length; f++) {
    const there = [facilities.lon[f]!, facilities.lat[f]!] as const;
    const far = Math.hypot((there[0] - here[0]) * perLng, (there[1] - here[1]) * perLat);
    if (far >= metres || far > off + facilities.spots.off[f]!) continue;
    if (base.barriers.isFree(...here, ...there)) metres = distance(here, there);
  }
  return metres;
}

function straight(places: Placed, p: number, facilities: Placed): number {
  const here = [places.lon[p]!, places.lat[p]!] as const;
  const [perLng, perLat] = metresPerDegree(here[1]);
  let nearest = -1;
  let least = Infinity;
  for (let f = 0; f < facilities.features.length; f++) {
    const far = Math.hypot((facilities.lon[f]! - here[0]) * perLng, (facilities.lat[f]! - here[1]) * perLat);
    if (far >= least) continue;
    [nearest, least] = [f, far];
  }
  return nearest < 0 ? Infinity : distance(here, [facilities.lon[nearest]!, facilities.lat[nearest]!]);
}
