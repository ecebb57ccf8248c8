import { representativeOf } from '#domain/geometry/representative.ts';
import type { Found } from '#domain/finding.ts';

/** A place in degrees WGS84. */
export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

/**
 * Where one goes to set a finding right: the first place where something has to be put, otherwise the place that stands
 * for what is wrong.
 */
export function placeOfFinding({ remedy, geometry }: Pick<Found, 'remedy' | 'geometry'>): LonLat {
  const first = remedy.do === 'add' ? remedy.places[0] : undefined;
  if (first !== undefined) return { lon: first.lon, lat: first.lat };
  const place = representativeOf(geometry);
  // A finding is declared never to be without a place: `Found.geometry`.
  if (place === undefined) throw new TypeError('A finding has no place.');
  return { lon: place[0], lat: place[1] };
}
