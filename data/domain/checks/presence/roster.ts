import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { Geometry } from 'geojson';
import { meets } from '#domain/geometry/meets.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { nobody } from '#domain/zones/coverage/arc.ts';
import { gatherTestGround } from '#domain/zones/whole-city/gather.ts';
import type { TestGround } from '#domain/zones/whole-city/test-ground.ts';
import { postsByZone } from '#domain/zones/whole-city/zone-posts.ts';
import type { TestedZone } from '#domain/zones/whole-city/zones.ts';
import type { CheckCity, CheckFeature, CityNews } from '../check.ts';
import type { PresenceParams } from './kind.ts';

/** Posts, people and shifts of one kind of responsibility, as the test of the whole city sees them (`zones/whole-city`). */
export interface Roster {
  readonly kind: ResponsibilityKind;
  readonly ground: TestGround;
  readonly zones: readonly TestedZone[];
  readonly posts: ReturnType<typeof postsByZone>;
}

/** What a test of the roster reads of the city; cases and roads are not asked for. */
const looked = new Set(['posts']);

/** The rosters of the kinds that a rule is about, on the city's day. */
export function rostersOf(city: CheckCity, { responsibilityKind }: PresenceParams): Roster[] {
  const kinds =
    responsibilityKind === undefined
      ? (Object.keys(responsibilityKinds) as ResponsibilityKind[])
      : [responsibilityKind];
  const day = formatDay(dayOf(city.now));
  return kinds.map((kind): Roster => {
    const ground = gatherTestGround(kind, day, {
      features: (collection) => (looked.has(collection) ? city.features(collection).values() : []),
      records: (of) => city.records.all(of),
    });
    const features = [...city.features('zones').values()].filter((zone) => kindOf(zone) === kind);
    const zones = features.map(({ id, properties }): TestedZone => ({
      id,
      content: { number: String(properties['number']), name: String(properties['name']), kindOfPlace: 'block' },
    }));
    const ownerAt = (lon: number, lat: number): string =>
      city
        .near('zones', [lon, lat, lon, lat])
        .find((zone) => kindOf(zone) === kind && meets(zone.geometry, [lon, lat, lon, lat]))?.id ?? nobody;
    return { kind, ground, zones, posts: postsByZone(ground.posts, zones, { ownerAt }) };
  });
}

const kindOf = ({ properties }: CheckFeature) => properties['responsibilityKind'];

/** Whether news may change who is where and when. */
export function touchesRoster({ features, records, newDay }: CityNews): boolean {
  return (
    newDay ||
    records.has('shift-plans') ||
    records.has('assignments') ||
    features.some(({ collection }) => collection === 'zones' || collection === 'posts')
  );
}

/** Where to show what has no place of its own: the built-up area, else any zone; undefined in an empty city. */
export function anywhere(city: CheckCity): Geometry | undefined {
  const [first] = [...city.features('city-extents').values(), ...city.features('zones').values()];
  return first?.geometry;
}
