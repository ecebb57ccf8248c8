import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import { fromLattice, toLattice } from '#domain/geometry/lattice.ts';
import { randomFor, type Random } from '#domain/random.ts';
import { sampleId } from '../sample-id.ts';
import { sampleSource } from '../setting.ts';

/** Writes one register: a random source of its own, and what every entry carries. */
export interface Ledger {
  readonly random: Random;
  enter(geometry: SampleFeature['geometry'], properties: SampleFeature['properties']): SampleFeature;
}

/** The built-up area of the sample lies in one district. */
export const district = '海陵区';

export function ledger(city: City, collection: string): Ledger {
  const random = randomFor(city.setting.seed, collection);
  return {
    random,
    enter: (geometry, properties) => ({
      id: sampleId(city.setting.registeredAt, random),
      geometry,
      properties: { ...properties, district, validFrom: city.setting.validFrom, ...sampleSource },
    }),
  };
}

/** The number of the i-th entry, from 1: "GD-001". */
export function numbered(prefix: string, i: number, digits = 3): string {
  return `${prefix}-${String(i + 1).padStart(digits, '0')}`;
}

/** A position held to seven places. */
export function point(position: readonly number[]): SampleFeature['geometry'] {
  return { type: 'Point', coordinates: fromLattice(toLattice(position)) };
}

/** Who keeps the streets in order, and who cleans, at a position. */
export function unitsAt(city: City, position: readonly number[]): { order: string; cleaning: string } {
  const block = city.locator.blockAt(...toLattice(position));
  return {
    order: city.zonePlan.orderOf[block]?.unit ?? '市容管理科',
    cleaning: city.zonePlan.cleaningOf[block]?.unit ?? '环卫一所',
  };
}
