import { parseDay } from '#domain/calendar/work-calendar.ts';
import { fromLattice, toLattice } from '#domain/geometry/lattice.ts';
import type { ResponsibilityKind } from '../collection.ts';
import { placeWithinRings } from '../coverage/arranging/place-within.ts';
import { kindOfCase } from '../whole-city/case-kind.ts';
import { isArea, isPoint, isValidOn, type CityFacts, type Fact } from '../whole-city/city-facts.ts';
import { roadsOf } from '../whole-city/gather.ts';
import type { Place } from '../whole-city/test-ground.ts';
import type { CompareGround } from './comparison.ts';

/** Places that people ask about when a border moves. */
const placeCollections = [
  'key-places',
  'markets',
  'construction-sites',
  'public-toilets',
  'transfer-stations',
] as const;

/**
 * What may change hands between two versions of a kind, from the city's facts as they stand on a day. An area counts
 * by a place inside it. Open cases may be of any age.
 */
export function gatherCompareGround(kind: ResponsibilityKind, day: string, facts: CityFacts): CompareGround {
  const on = parseDay(day);
  const valid = (collection: string): Fact[] =>
    [...facts.features(collection)]
      .filter(({ properties }) => isValidOn(properties, on))
      .sort((p, q) => (p.id < q.id ? -1 : p.id > q.id ? 1 : 0));
  return {
    roads: roadsOf(valid('roads')),
    places: placeCollections.flatMap((collection) =>
      valid(collection).flatMap((fact) => {
        const at = placeOf(fact);
        return at === undefined ? [] : [{ collection, id: fact.id, name: String(fact.properties['name']), at }];
      }),
    ),
    cases: [...facts.features('cases')]
      .filter(({ properties }) => properties['open'] === true)
      .filter(({ properties }) => kindOfCase(String(properties['classKind']), String(properties['classCode'])) === kind)
      .filter(isPoint)
      .map(({ id, properties, geometry }) => ({
        id,
        number: String(properties['number']),
        at: [geometry.coordinates[0]!, geometry.coordinates[1]!] as const,
      }))
      .sort((p, q) => (p.number < q.number ? -1 : 1)),
  };
}

function placeOf(fact: Fact): Place | undefined {
  if (isPoint(fact)) return [fact.geometry.coordinates[0]!, fact.geometry.coordinates[1]!];
  if (!isArea(fact)) return undefined;
  const { geometry } = fact;
  const polygon = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates[0]!;
  return fromLattice(placeWithinRings(polygon.map((ring) => ring.map(toLattice))) as [number, number]);
}
