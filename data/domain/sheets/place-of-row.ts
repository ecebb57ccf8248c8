import type { Geometry } from 'geojson';
import { ok, refused, type Result } from '#domain/result.ts';
import type { SheetRegister } from './column.ts';
import type { SheetFaultCode } from './fault.ts';
import type { CellWish } from './read-cell.ts';

/** Positions are kept to 1e-7 degree, about a centimetre. */
const digits = 7;

/**
 * Where a row's entry lies: by its coordinates (WGS84 or CGCS2000 degrees), otherwise where it lay before.
 * @param before where the entry lies now; undefined for a new one
 * @returns `before` itself where nothing moves; undefined for records, which have no place
 */
export function placeOfRow(
  register: SheetRegister,
  wishes: ReadonlyMap<string, CellWish>,
  before: Geometry | undefined,
): Result<Geometry | undefined, { readonly key: string; readonly code: SheetFaultCode }> {
  if (register.geometry === undefined) return ok(undefined);
  if (register.geometry !== 'point') {
    return before === undefined ? refused({ key: register.key[0]!, code: 'notDrawn' }) : ok(before);
  }
  const [longitude, latitude] = [numberOf(wishes.get('longitude')), numberOf(wishes.get('latitude'))];
  if (longitude === undefined && latitude === undefined) {
    return before === undefined ? refused({ key: 'longitude', code: 'noPlace' }) : ok(before);
  }
  if (longitude === undefined) return refused({ key: 'longitude', code: 'halfPlace' });
  if (latitude === undefined) return refused({ key: 'latitude', code: 'halfPlace' });
  // China lies between 73 and 135 degrees east, 18 and 54 north: the other way round cannot be meant.
  if (longitude >= 18 && longitude <= 54 && latitude >= 73 && latitude <= 135) {
    return refused({ key: 'longitude', code: 'swapped' });
  }
  if (Math.abs(latitude) > 90) return refused({ key: 'latitude', code: 'latitude' });
  const coordinates = [longitude, latitude].map((degrees) => Number(degrees.toFixed(digits)));
  const isThere = before?.type === 'Point' && coordinates.every((value, i) => value === before.coordinates[i]);
  return ok(isThere ? before : { type: 'Point', coordinates });
}

function numberOf(wish: CellWish | undefined): number | undefined {
  return typeof wish === 'object' && typeof wish.value === 'number' ? wish.value : undefined;
}
