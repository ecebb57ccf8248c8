import type { Feature } from '#domain/feature.ts';
import type { PartnerCommunity } from './community-counter.ts';

/** The communities that the register of divisions names as partners (plan 2.10.1, 2.10.2), by their code. */
export function partnersOf(divisions: readonly Pick<Feature, 'geometry' | 'properties'>[]): PartnerCommunity[] {
  const byCode = new Map(divisions.map(({ properties }) => [properties['code'], properties]));
  return divisions
    .filter(({ properties }) => properties['level'] === 'community' && properties['partner'] !== undefined)
    .sort((a, b) => (String(a.properties['code']) < String(b.properties['code']) ? -1 : 1))
    .flatMap(({ geometry, properties }) => {
      if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
      let above = byCode.get(properties['parent']);
      if (above?.['level'] === 'street') above = byCode.get(above['parent']);
      return [{ community: String(properties['name']), district: String(above?.['name'] ?? ''), ground: geometry }];
    });
}
