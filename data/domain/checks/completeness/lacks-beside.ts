import { distance } from '#domain/geometry/measure.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import type { Links } from '../links.ts';
import { fulfils } from '../params.ts';
import { figure } from '../say.ts';
import type { CompletenessParams } from './kind.ts';
import { collectionTitle, type Lack } from './lack.ts';

type Related = NonNullable<CompletenessParams['related']>[number];
type Near = NonNullable<CompletenessParams['near']>[number];

/** How far it is looked for the nearest one that is too far off, for the words; in metres. */
export const lookout = 500;

/** Too few things that belong to a feature by a number. */
export function lackOfRelated({ properties }: CheckFeature, asked: Related, linked: Links): Lack | undefined {
  const { collection, own, where, least } = asked;
  const count = [...linked.of(properties[own])].filter((one) => fulfils(one.properties, where)).length;
  if (count >= least) return undefined;
  const { zh, en } = collectionTitle(collection);
  return {
    key: collection,
    isProperty: false,
    wrong:
      count === 0
        ? { zh: `无${zh}`, en: `no ${en.toLowerCase()}` }
        : { zh: `${zh} ${count} 处，应不少于 ${least} 处`, en: `${en}: ${count}, at least ${least} required` },
    remedy: { zh: `增设${zh} ${least - count} 处`, en: `Add ${least - count} (${en.toLowerCase()})` },
  };
}

/** Nothing of a collection near enough; where it has to be of the same owner, of another does not count. */
export function lackOfNear(feature: CheckFeature, asked: Near, city: CheckCity): Lack | undefined {
  const at = representativeOf(feature.geometry);
  if (at === undefined) return undefined;
  const { collection, metres, where, own, by } = asked;
  const nearestWithin = (reach: number): number => {
    let nearest = Infinity;
    for (const { properties, geometry } of city.near(collection, boxAround(at, reach))) {
      if (own !== undefined && by !== undefined && properties[by] !== feature.properties[own]) continue;
      const there = fulfils(properties, where) ? representativeOf(geometry) : undefined;
      if (there !== undefined) nearest = Math.min(nearest, distance(at, there));
    }
    return nearest;
  };
  if (nearestWithin(metres) <= metres) return undefined;
  const nearest = nearestWithin(Math.max(lookout, metres));
  const { zh, en } = collectionTitle(collection);
  const [toldZh, toldEn] = Number.isFinite(nearest)
    ? [`（最近的在 ${figure(nearest)} 米外）`, ` (the nearest ${figure(nearest)} m off)`]
    : ['', ''];
  return {
    key: collection,
    isProperty: false,
    wrong: {
      zh: `${figure(metres)} 米内无${zh}${toldZh}`,
      en: `no ${en.toLowerCase()} within ${figure(metres)} m${toldEn}`,
    },
    remedy: {
      zh: `在 ${figure(metres)} 米内设置${zh}`,
      en: `Provide ${en.toLowerCase()} within ${figure(metres)} m`,
    },
  };
}

/** A box that holds a circle; degrees. */
export function boxAround(
  [lon, lat]: readonly [number, number],
  metres: number,
): [west: number, south: number, east: number, north: number] {
  const [perLng, perLat] = metresPerDegree(lat);
  // A hair more than the circle: the measure of a degree is good to a part in ten thousand.
  const [dx, dy] = [(metres * 1.001) / perLng, (metres * 1.001) / perLat];
  return [lon - dx, lat - dy, lon + dx, lat + dy];
}
