import type { HotPlace } from '#domain/hotspots/hotspot.ts';
import { deskAddress } from '../duty/address.ts';

/** The address of the desk that lists the cases that a place counts, and looks there. */
export function casesLink({ cell: { lon, lat }, query }: Pick<HotPlace, 'cell' | 'query'>): string {
  return `${deskAddress(new URLSearchParams(query).toString())}&v=17/${lat.toFixed(5)}/${lon.toFixed(5)}`;
}
