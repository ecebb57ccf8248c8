import type { CityIndex } from '../tiles/city-index.ts';
import type { ArrivalFacts } from './reader.ts';
import { areasHolding } from './holding.ts';

/** The unit grid, district, sub-district and community that hold a place (lon/lat, degrees WGS84). */
export function divisionsOf(
  index: CityIndex,
  place: readonly [number, number],
): Pick<ArrivalFacts, 'grid' | 'district' | 'street' | 'community'> {
  const [cell] = areasHolding(index, 'unit-grid', place);
  const found: { -readonly [K in 'grid' | 'district' | 'street' | 'community']?: string } = {};
  for (const { properties } of areasHolding(index, 'divisions', place)) {
    const { level, name } = properties;
    if (level === 'district' || level === 'street' || level === 'community') found[level] ??= String(name);
  }
  if (cell !== undefined) {
    const { code, street, community } = cell.properties;
    if (code !== undefined) found.grid = String(code);
    if (street !== undefined) found.street ??= String(street);
    if (community !== undefined) found.community ??= String(community);
  }
  return found;
}
