import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Comparison } from '#domain/zones/compare/comparison.ts';
import type { Bbox } from '../../map/contract.ts';

/** Ground and road sides that change hands, to be drawn over the map. */
export function comparedGround({ pieces, roads }: Pick<Comparison, 'pieces' | 'roads'>): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [
      ...pieces.map(({ geometry, from, to }) => drawn(geometry, `${from.number ?? ''}→${to.number ?? ''}`)),
      ...roads.map(({ line, name }) => drawn(line, name ?? '')),
    ],
  };
}

function drawn(geometry: Geometry, label: string): Feature {
  return { type: 'Feature', geometry, properties: { label } };
}

/** The box around a geometry of rings or lines, with `room` degrees on each side. */
export function boxAround(geometry: Geometry, room = 0): Bbox {
  const places: number[][] = [];
  const gather = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') places.push(value as number[]);
    else value.forEach(gather);
  };
  if (geometry.type !== 'GeometryCollection') gather(geometry.coordinates);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of places as [number, number][]) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return [west - room, south - room, east + room, north + room];
}
