import type { Bbox } from '../../map/contract.ts';

/** The box around places; undefined where there are none. */
export function groundOf(places: readonly { readonly lon: number; readonly lat: number }[]): Bbox | undefined {
  if (places.length === 0) return undefined;
  const [lons, lats] = [places.map(({ lon }) => lon), places.map(({ lat }) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
