import type { Point } from 'geojson';
import type { Feature } from '#domain/feature.ts';
import type { WallCase } from './figures.ts';

/**
 * A case as a wall shows it, named property by property: what is not named here (description, photos, who reported, who
 * has it) is never on a wall.
 * @param feature a feature of the collection `cases`
 */
export function wallCase({ id, geometry, properties: p }: Pick<Feature, 'id' | 'geometry' | 'properties'>): WallCase {
  const [lon, lat] = (geometry as Point).coordinates as [number, number];
  const { unit, dueAt } = p;
  return {
    id,
    number: String(p['number']),
    className: String(p['className']),
    place: String(p['place']),
    ...(typeof unit === 'string' && unit !== '' ? { unit } : {}),
    status: String(p['status']),
    urgent: p['urgent'] === true,
    lon,
    lat,
    reportedAt: String(p['reportedAt']),
    ...(typeof dueAt === 'string' ? { dueAt } : {}),
  };
}
