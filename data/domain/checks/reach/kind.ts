import type { Static } from 'typebox';
import { number, oneOf, optional, properties } from '#domain/collection.ts';
import type { CheckKind } from '../check.ts';
import { collectionId, rows, selection, where } from '../params.ts';
import { faultsOfParams } from './params-faults.ts';
import { words } from './words.ts';

/** What binds; the other one is computed and shown beside. */
export const reachWays = {
  network: { zh: '步行距离', en: 'Walking distance' },
  circle: { zh: '直线距离', en: 'Straight distance' },
} as const;

export type ReachWay = keyof typeof reachWays;

const oneSelection = () =>
  properties({ collection: collectionId({ zh: '图层', en: 'Collection' }), where: where({ zh: '条件', en: 'Where' }) });

const params = properties({
  facilities: selection({ zh: '设施', en: 'Facilities' }),
  counts: where({ zh: '计入条件（破损、停用的不计）', en: 'Which count (a damaged one does not)' }),
  metres: number({ zh: '服务半径', en: 'Reach' }, { unit: 'm', minimum: 20, maximum: 20_000 }),
  by: oneOf({ zh: '以何为准', en: 'Held against' }, reachWays),
  places: rows({ zh: '须覆盖的场所', en: 'Places to be within reach' }, oneSelection()),
  roads: optional(where({ zh: '须覆盖的道路', en: 'Roads to be within reach' }, 'roads')),
  area: optional(selection({ zh: '须覆盖的范围', en: 'Area to be within reach' })),
  per: optional(selection({ zh: '按区划分列', en: 'Told apart by' })),
  cell: number({ zh: '计算格网边长', en: 'Cell of the reckoning' }, { unit: 'm', minimum: 10, maximum: 500 }),
  ignore: number({ zh: '小于此面积的不计', en: 'Areas below are left out' }, { unit: 'm²', minimum: 0 }),
  candidates: optional(
    selection({ zh: '备选点（不选则沿街任选）', en: 'Candidate sites (none: anywhere along streets)' }),
  ),
  walkable: where({ zh: '可步行的道路', en: 'Roads that people walk on' }, 'roads'),
  barriers: rows({ zh: '不可穿行（水域、铁路）', en: 'Not to be crossed (water, railway)' }, oneSelection()),
});

export type ReachParams = Static<typeof params>;

/** 服务半径: what should be near is near, by walking along the streets or as the crow flies. */
export const reach: CheckKind = {
  titles: { zh: '服务半径', en: 'Within reach' },
  descriptions: {
    zh: '场所、道路、范围须在设施的服务半径以内：步行距离（沿路网）与直线距离都算，以其一为准；给出最少需增设的点位。',
    en: 'Places, roads and areas lie within reach of a facility: by walking along the roads and straight, one of which binds; with the fewest new sites that close what is open.',
  },
  params,
  faults: faultsOfParams,
  looksAt: ({ facilities, places, area, per, candidates, barriers }: ReachParams) => ({
    collections: [
      ...new Set(
        [facilities, ...places, area, per, candidates, ...barriers].flatMap((one) =>
          one === undefined ? [] : [one.collection],
        ),
      ).add('roads'),
    ],
    records: [],
  }),
  figures: {
    outAreaNetwork: { zh: '步行覆盖不到的面积', en: 'Area out of walking reach', measure: 'm²' },
    outAreaCircle: { zh: '半径以外的面积', en: 'Area outside the circles', measure: 'm²' },
    outRoadNetwork: { zh: '步行覆盖不到的道路', en: 'Roads out of walking reach', measure: 'm' },
    outRoadCircle: { zh: '半径以外的道路', en: 'Roads outside the circles', measure: 'm' },
    outPlacesNetwork: { zh: '步行覆盖不到的场所', en: 'Places out of walking reach', measure: 'count' },
    outPlacesCircle: { zh: '半径以外的场所', en: 'Places outside the circles', measure: 'count' },
    facilities: { zh: '计入的设施', en: 'Facilities that count', measure: 'count' },
    sitesNeeded: { zh: '需增设', en: 'New sites needed', measure: 'count' },
  },
  words,
};
