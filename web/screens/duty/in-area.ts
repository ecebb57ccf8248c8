import type { Feature } from '#domain/feature.ts';
import type { Bbox } from '../../collections/api.ts';

/** Whether a case lies within a box, degrees WGS84. */
export function inArea({ geometry }: Feature, [west, south, east, north]: Bbox): boolean {
  if (geometry.type !== 'Point') return false;
  const [lon = NaN, lat = NaN] = geometry.coordinates;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
