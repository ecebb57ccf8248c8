import { collectionById } from '#domain/collections.ts';
import { bboxOf } from '#domain/geometry/bbox.ts';
import { subjectOf, titleOf } from '../about-feature.ts';
import type { CheckCity, CheckFeature, CityNews } from '../check.ts';
import { fulfils, type Selection } from '../params.ts';
import type { MakeTest } from './permitted-test.ts';
import { roomAround, separation } from './separation.ts';

/** A thing does not stand on others (a tactile path 盲道): by where it is drawn, or because it says so itself. */
export const standsOn: MakeTest = (city, { things, property, against, limit }) => ({
  examine(thing) {
    const [nearest] = neighbours(city, thing, against!, limit!);
    if (thing.properties[property ?? ''] !== true && nearest === undefined) return undefined;
    const titles = collectionById(against!.collection)?.titles;
    return {
      reason: 'stands-on',
      measured: 1,
      limit: 0,
      measure: 'count',
      severity: 'high',
      remedy: { do: 'put-right' },
      subjects: [subjectOf(thing), ...(nearest === undefined ? [] : [subjectOf(nearest.feature)])],
      details: {
        onTitle: titles?.zh ?? against!.collection,
        onTitleEn: (titles?.en ?? against!.collection).toLowerCase(),
      },
    };
  },
  touched: (news) => thingsNear(city, news, things, against!, limit!),
});

/** A thing keeps so many metres away from others (school gates, bus stops). */
export const clearOf: MakeTest = (city, { things, against, limit }) => ({
  examine(thing) {
    const [nearest] = neighbours(city, thing, against!, limit!);
    if (nearest === undefined || nearest.metres >= limit!) return undefined;
    const name = titleOf(nearest.feature);
    return {
      reason: 'near',
      measured: nearest.metres,
      limit: limit!,
      measure: 'm',
      severity: nearest.metres < limit! / 2 ? 'high' : 'middle',
      remedy: { do: 'amount', amount: limit! - nearest.metres, measure: 'm', way: 'more' },
      subjects: [subjectOf(thing), subjectOf(nearest.feature)],
      details: { other: name, otherEn: name },
    };
  },
  touched: (news) => thingsNear(city, news, things, against!, limit!),
});

/** Those of a selection within so many metres of a thing, the nearest first; not the thing itself. */
function neighbours(city: CheckCity, thing: CheckFeature, { collection, where }: Selection, within: number) {
  return city
    .near(collection, roomAround(bboxOf(thing.geometry), within))
    .filter((feature) => feature.id !== thing.id && fulfils(feature.properties, where))
    .map((feature) => ({ feature, metres: separation(thing.geometry, feature.geometry) }))
    .filter(({ metres }) => metres <= within)
    .sort((a, b) => a.metres - b.metres || (a.feature.id < b.feature.id ? -1 : 1));
}

/** Ids of the things beside what became different of a selection. */
export function thingsNear(
  city: CheckCity,
  { features }: CityNews,
  things: Selection,
  against: Selection,
  within: number,
): Set<string> {
  const ids = new Set<string>();
  for (const { collection, before, after } of features) {
    if (collection !== against.collection) continue;
    for (const feature of [before, after]) {
      if (feature === undefined) continue;
      const box = roomAround(bboxOf(feature.geometry), within);
      for (const { id } of city.near(things.collection, box)) ids.add(id);
    }
  }
  return ids;
}
