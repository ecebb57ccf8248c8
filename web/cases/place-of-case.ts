import type { Feature } from '#domain/feature.ts';
import type { LonLat } from './api.ts';

/** Where a case is, degrees WGS84: cases are points. */
export function placeOfCase({ geometry }: Pick<Feature, 'geometry'>): LonLat {
  const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
  return { lon, lat };
}
