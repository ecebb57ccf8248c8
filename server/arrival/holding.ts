import type { Remembered } from '../tiles/remembered.ts';
import type { CityIndex, Standing } from '../tiles/city-index.ts';

/** More areas of one collection over one place are not looked at. */
const most = 50;

/**
 * The areas of a collection that hold a place, in the order in which the city got them.
 * @param place lon/lat, degrees WGS84; one on a border is held by all whose border it is
 * @param equals column -> values of which an area has one
 */
export function areasHolding(
  index: CityIndex,
  collection: string,
  [lon, lat]: readonly [number, number],
  equals: Readonly<Record<string, readonly string[]>> = {},
  standing: Standing = 'current',
): Remembered[] {
  return index
    .list(collection, { equals }, [lon, lat, lon, lat], standing, 0, most)
    .flatMap(({ fid }) => index.remembered(collection, fid) ?? []);
}
