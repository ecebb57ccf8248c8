import type { Geometry } from 'geojson';
import type { ReachShown } from '#domain/checks/reach/shown.ts';
import type { DrawnFeature } from '../slots.ts';

/** What can be put on the map of a rule's reach, one by one. */
export const reachLayers = [
  'areaNetwork',
  'areaCircle',
  'roadsNetwork',
  'roadsCircle',
  'circles',
  'places',
  'sites',
] as const;

export type ReachLayer = (typeof reachLayers)[number];

/** What is drawn at first: what is out of reach by the way that binds, and the sites that close it. */
export function firstLayers({ by }: ReachShown): ReadonlySet<ReachLayer> {
  return new Set<ReachLayer>([
    by === 'network' ? 'areaNetwork' : 'areaCircle',
    by === 'network' ? 'roadsNetwork' : 'roadsCircle',
    'places',
    'sites',
  ]);
}

/**
 * What of it goes to the map.
 * @param chosen places in `sites` of the sites that shall be built
 */
export function drawnReach(
  shown: ReachShown,
  on: ReadonlySet<ReachLayer>,
  chosen: ReadonlySet<number>,
  pointed: Geometry | undefined,
): DrawnFeature[] {
  const { area, roads, circles, places, sites, by } = shown;
  const drawn: DrawnFeature[] = [];
  const add = (id: string, role: DrawnFeature['role'], geometry: Geometry, label?: string) =>
    drawn.push({ id, role, geometry, ...(label !== undefined && { label }) });
  if (on.has('circles')) add('circles', 'circle', circles);
  if (on.has('areaNetwork')) add('areaNetwork', 'unreached', area.network);
  if (on.has('areaCircle')) add('areaCircle', 'unreached', area.circle);
  if (on.has('roadsNetwork')) add('roadsNetwork', 'unreached', roads.network);
  if (on.has('roadsCircle')) add('roadsCircle', 'unreached', roads.circle);
  if (on.has('places')) {
    for (const [i, { lon, lat, isReached }] of places.entries()) {
      if (!isReached[by]) add(`place ${i}`, 'unreached', { type: 'Point', coordinates: [lon, lat] });
    }
  }
  if (on.has('sites')) {
    for (const [i, { place }] of sites.entries()) {
      if (chosen.has(i))
        add(`site ${i}`, 'proposal', { type: 'Point', coordinates: [place.lon, place.lat] }, String(i + 1));
    }
  }
  if (pointed) add('pointed', 'pointed', pointed);
  return drawn.filter(({ geometry }) => !('coordinates' in geometry) || geometry.coordinates.length > 0);
}
