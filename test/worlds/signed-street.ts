import type { Polygon } from 'geojson';
import type { RuleContent } from '#domain/checks/rule.ts';
import type { SpacingParams } from '#domain/checks/spacing/kind.ts';
import { openSpacing } from '#domain/checks/spacing/open.ts';
import { checkCity, type GivenFeature } from './check-city.ts';
import { positionAt } from './metric.ts';

/** Metres east and north of a place in Taizhou. */
export type Place = readonly [east: number, north: number];

/** A section of 中山路, a main shopping street, unless said otherwise. */
export function road(id: string, places: readonly Place[], more: GivenFeature['properties'] = {}): GivenFeature {
  return {
    id,
    geometry: { type: 'LineString', coordinates: places.map(([x, y]) => positionAt(x, y)) },
    properties: { name: '中山路', class: 'primary', mainCommercial: true, ...more },
  };
}

/** An intact sign of 中山路, unless said otherwise. */
export function sign(id: string, [x, y]: Place, more: GivenFeature['properties'] = {}): GivenFeature {
  return {
    id,
    geometry: { type: 'Point', coordinates: positionAt(x, y) },
    properties: { number: id, road: '中山路', state: 'intact', ...more },
  };
}

/** Ground on which nothing may be put. */
export function box(id: string, [west, south]: Place, [east, north]: Place): GivenFeature {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  const geometry: Polygon = { type: 'Polygon', coordinates: [corners.map(([x, y]) => positionAt(x, y))] };
  return { id, geometry, properties: { name: id, rule: 'forbidden' } };
}

/** A rule of one sign each 500 m, both sides together, unless said otherwise. */
export function rule(params: Partial<SpacingParams> = {}): RuleContent {
  return {
    zh: '提示牌',
    en: 'Signs',
    kind: 'spacing',
    params: {
      roads: { mainCommercial: ['true'] },
      things: { collection: 'reminder-signs', where: {} },
      counts: { state: ['intact'] },
      metres: 500,
      reading: 'gap',
      sides: 'together',
      carriageways: 'one',
      matchMetres: 40,
      roadProperty: 'road',
      crossingMetres: 0,
      forbidden: [],
      ...params,
    } satisfies SpacingParams,
    source: 'plan 2.4.8',
    tier: 'plan',
    enabled: true,
  };
}

/** Holds the rule against a city of roads, signs and forbidden ground. */
export function opened(
  roads: readonly GivenFeature[],
  signs: readonly GivenFeature[],
  params: Partial<SpacingParams> = {},
  zones: readonly GivenFeature[] = [],
) {
  const city = checkCity({ features: { roads, 'reminder-signs': signs, 'ad-plan-zones': zones } });
  const check = openSpacing(rule(params), city);
  for (const step of check.run()) void step;
  return { city, check, all: () => [...check.found.values()].flat() };
}
