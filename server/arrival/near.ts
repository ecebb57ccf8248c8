import { gapTo } from '#domain/geometry/gap.ts';
import type { Filter } from '#domain/filter.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { Bbox, CityIndex, Standing } from '../tiles/city-index.ts';
import type { Remembered } from '../tiles/remembered.ts';

/** More features of one collection around one place are not looked at. */
const most = 500;

/** A feature and how far it lies from the place, in metres; 0 inside an area. */
export type Near = Remembered & { readonly metres: number };

/**
 * The features of a collection that lie within some metres of a place, the nearest first.
 * @param place lon/lat, degrees WGS84
 * @param equals column -> values of which a feature has one
 */
export function featuresNear(
  index: CityIndex,
  collection: string,
  place: readonly [number, number],
  within: number,
  equals: Filter['equals'] = {},
  standing: Standing = 'current',
): Near[] {
  return index
    .list(collection, { equals }, boxAround(place, within), standing, 0, most)
    .flatMap(({ fid }) => {
      const feature = index.remembered(collection, fid);
      if (feature === undefined) return [];
      const metres = gapTo(place, feature.geometry);
      return metres <= within ? [{ ...feature, metres }] : [];
    })
    .sort((a, b) => a.metres - b.metres || a.fid - b.fid);
}

function boxAround([lon, lat]: readonly [number, number], within: number): Bbox {
  const [perLng, perLat] = metresPerDegree(lat);
  // Beside a pole a degree of longitude is nothing.
  const [x, y] = [Math.min(180, within / Math.max(perLng, 1)), within / perLat];
  return [Math.max(-180, lon - x), Math.max(-90, lat - y), Math.min(180, lon + x), Math.min(90, lat + y)];
}
