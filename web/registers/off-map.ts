import type { Compared } from '../map/compare-layers.ts';
import { isRetired } from './retire.ts';
import type { Row } from './rows.ts';

/**
 * How an entry that is not valid now is shown on the map, whose tiles leave it out: dashed what is over, firm what is to
 * come. Null for what the tiles hold.
 * @param now epoch milliseconds
 */
export function offMap(row: Row | undefined, now: number): Compared | null {
  if (row?.geometry === undefined) return null;
  if (isRetired(row.content['validTo'], now)) return { before: row.geometry, after: null };
  const begins = row.content['validFrom'];
  return typeof begins === 'string' && Date.parse(begins) > now ? { before: null, after: row.geometry } : null;
}
