import { crsOf } from '#domain/geometry/crs/crs.ts';
import { toWgs84 } from '#domain/geometry/datum.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { ImportDatum } from './datums.ts';
import type { ImportFaultCode } from './fault.ts';

type Pair = readonly [number, number];

const plane = crsOf('http://www.opengis.net/def/crs/EPSG/0/4549')!;

/** Positions are kept to 1e-7 degree, about a centimetre. */
const digits = 7;

/**
 * A pair of coordinates as the list has them, as we keep it.
 * @param longitude what stands under longitude, or easting (Y of a Chinese surveyor)
 * @param latitude what stands under latitude, or northing
 * @returns degrees lon/lat WGS84
 */
export function readPosition(longitude: number, latitude: number, datum: ImportDatum): Result<Pair, ImportFaultCode> {
  if (datum === 'epsg4549') return fromPlane(longitude, latitude);
  // China lies between 73 and 135 degrees east, 18 and 54 north: the other way round cannot be meant.
  if (longitude >= 18 && longitude <= 54 && latitude >= 73 && latitude <= 135) return refused('swapped');
  if (!(Math.abs(longitude) <= 180)) return refused('longitude');
  if (!(Math.abs(latitude) <= 90)) return refused('latitude');
  return ok(rounded(toWgs84([longitude, latitude], datum)));
}

/** The number of the 3-degree zone of 120 degrees, written before the easting in EPSG:4528. */
const zone = 40_000_000;

/** X is north for a surveyor and east for everyone else: here the two cannot be mistaken, so their order is not asked for. */
function fromPlane(a: number, b: number): Result<Pair, ImportFaultCode> {
  const [one, two] = [a, b].map((value) => (value > zone && value < zone + 1_000_000 ? value - zone : value)) as [
    number,
    number,
  ];
  const [northing, easting] = one > two ? [one, two] : [two, one];
  const at = northing > 1_000_000 && easting < 1_000_000 ? plane.to(northing, easting) : undefined;
  return at === undefined ? refused('longitude') : ok(rounded(at));
}

/** "119.92, 32.49" in one cell; undefined where these are not two numbers. */
export function twoNumbers(text: string): Pair | undefined {
  const parts = text
    .normalize('NFKC')
    .replace(/[()[\]]/g, '')
    .split(/[,;\s]+/)
    .filter((part) => part !== '');
  const [a, b] = parts.map(Number);
  return parts.length === 2 && Number.isFinite(a) && Number.isFinite(b) ? [a!, b!] : undefined;
}

function rounded([lon, lat]: Pair): Pair {
  return [Number(lon.toFixed(digits)), Number(lat.toFixed(digits))];
}
