import type { Point as PointGeometry } from 'geojson';
import divisions from '#taizhou/divisions.json' with { type: 'json' };
import type { Properties } from '#domain/feature.ts';
import type { City } from '../city.ts';
import { communities } from '../communities.ts';
import type { Random } from '#domain/random.ts';
import type { SampleClass } from './class-mix.ts';
import { componentOwner } from './owners.ts';
import type { Spot } from './spots.ts';

/** Where a case is and who answers there. */
export interface Site {
  readonly geometry: PointGeometry;
  readonly unit: string;
  /** The unit of another kind of responsibility at the same place; the same where there is none. */
  readonly otherUnit: string;
  /** Properties that the place gives: grid, zone, street ... */
  readonly facts: Properties;
  /** The partner of the community in the help platform (plan 2.10.4); undefined for none. */
  readonly partner: string | undefined;
}

const districtOf = (streetCode: string) => divisions.districts.find(({ code }) => streetCode.startsWith(code))!.name;

/** A point near a spot: the drawing says its cell, block and zones. */
export function siteAt(city: City, item: SampleClass, spot: Spot, random: Random): Site {
  const x = Math.round(spot.at[0] + (random.next() * 2 - 1) * spot.spread[0]);
  const y = Math.round(spot.at[1] + (random.next() * 2 - 1) * spot.spread[1]);
  const { kind, code, responsibilityKind } = item.caseClass;
  const block = city.locator.blockAt(x, y);
  const cell = city.locator.cellAt(x, y);
  const order = city.zonePlan.orderOf[block];
  const cleaning = city.zonePlan.cleaningOf[block];
  const zone =
    spot.river !== undefined && responsibilityKind === 'river'
      ? city.zonePlan.riverOf[spot.river]
      : responsibilityKind === 'cleaning'
        ? cleaning
        : order;
  const community = block === -1 ? undefined : communities[city.communityOf[block]!]!;
  // A gap falls to the sub-district (practice.md 2).
  const fallback = community?.street ?? '属地街道';
  const unit = (kind === 'component' ? componentOwner(code, zone?.unit) : zone?.unit) ?? fallback;
  const other = zone === cleaning ? order : cleaning;
  return {
    geometry: { type: 'Point', coordinates: [x / 1e7, y / 1e7] },
    unit,
    otherUnit: other?.unit ?? unit,
    facts: {
      ...(zone === undefined ? {} : { zone: zone.number }),
      ...(cell === -1 ? {} : { grid: city.codes[cell]!.code }),
      ...(community === undefined
        ? {}
        : { district: districtOf(community.streetCode), street: community.street, community: community.name }),
      ...(spot.road === undefined ? {} : { road: spot.road }),
    },
    partner: community?.partner,
  };
}
