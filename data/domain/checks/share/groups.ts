import type { Geometry } from 'geojson';
import { representativeOf } from '#domain/geometry/representative.ts';
import { meets } from '#domain/geometry/meets.ts';
import { textOf, titleOf } from '../about-feature.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import type { ShareParams } from './kind.ts';

/** What a share is taken over: a street, a district, a site. */
export interface Group {
  readonly key: string;
  readonly name: string;
}

/** How far a feature that names no street may stand from its own, in metres. */
const besideStreet = 60;

/** The group that a feature belongs to. */
export function groupOf(feature: CheckFeature, { group, groupBy }: ShareParams, city: CheckCity): Group {
  const named = (property: string): string | undefined => textOf(feature.properties[groupBy ?? property]);
  switch (group) {
    case 'city':
      return { key: 'city', name: '全市' };
    case 'feature':
      return { key: `${feature.collection} ${feature.id}`, name: titleOf(feature) };
    case 'property': {
      const name = groupBy === undefined ? undefined : feature.properties[groupBy];
      return { key: `${groupBy} ${String(name ?? '')}`, name: name === undefined ? '未注明' : String(name) };
    }
    case 'street': {
      const road = named('road');
      const at = road === undefined ? representativeOf(feature.geometry) : undefined;
      const street =
        road === undefined
          ? at === undefined
            ? undefined
            : city.streets.nearest(at, besideStreet)
          : (city.streets.named(road)?.name ?? road);
      return street === undefined ? { key: 'off-street', name: '不临街' } : { key: `street ${street}`, name: street };
    }
    case 'district': {
      const name = named('district') ?? districtAt(feature.geometry, city);
      return { key: `district ${name ?? ''}`, name: name ?? '未注明所属区' };
    }
  }
}

/** The district that holds a place, where the divisions are drawn. */
function districtAt(geometry: Geometry, city: CheckCity): string | undefined {
  const at = representativeOf(geometry);
  if (at === undefined) return undefined;
  const box = [...at, ...at] as unknown as [number, number, number, number];
  const held = city
    .near('divisions', box)
    .find((one) => one.properties['level'] === 'district' && meets(one.geometry, box));
  return held === undefined ? undefined : textOf(held.properties['name']);
}
