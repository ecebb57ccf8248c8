import { bboxOf } from '#domain/geometry/bbox.ts';
import { numberOf, subjectOf } from '../about-feature.ts';
import type { CheckFeature } from '../check.ts';
import { fulfils } from '../params.ts';
import { figure } from '../say.ts';
import { thingsNear } from './beside.ts';
import { passageLeft } from './passage-left.ts';
import type { MakeTest } from './permitted-test.ts';
import { roomAround } from './separation.ts';

/** No footway is wider, metres: so far off one may still be narrowed. */
const widest = 12;

/** What an area leaves of the footways that it lies on: the widest clear strip at the narrowest place. */
export const passage: MakeTest = (city, { things, against, property, limit }) => ({
  examine(thing) {
    const { geometry } = thing;
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return undefined;
    let worst: { readonly footway: CheckFeature; readonly left: number } | undefined;
    for (const footway of city.near(against!.collection, roomAround(bboxOf(geometry), widest))) {
      const width = numberOf(footway.properties[property!]);
      if (width === undefined || !fulfils(footway.properties, against!.where)) continue;
      const left = passageLeft(footway.geometry, width, geometry);
      if (left < width && left < limit! && (worst === undefined || left < worst.left)) worst = { footway, left };
    }
    if (worst === undefined) return undefined;
    const { footway, left } = worst;
    return {
      reason: 'passage',
      measured: left,
      limit: limit!,
      measure: 'm',
      severity: left < limit! / 2 ? 'high' : 'middle',
      remedy: { do: 'amount', amount: limit! - left, measure: 'm', way: 'more' },
      subjects: [subjectOf(thing), subjectOf(footway)],
      details: { short: figure(limit! - left) },
    };
  },
  touched: (news) => thingsNear(city, news, things, against!, widest),
});
