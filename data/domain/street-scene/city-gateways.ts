import {
  type Collection,
  oneOf,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  validity,
} from '#domain/collection.ts';

/** Where main roads enter the city, each to look its best (plan 2.2.18). */
export const cityGateways: Collection = {
  id: 'city-gateways',
  titles: { zh: '城市出入口', en: 'City gateways' },
  descriptions: { zh: '城市出入口及其环境整治。', en: 'Where the main roads enter the city.' },
  geometry: 'point',
  group: 'ways',
  register: true,
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }),
    road: text({ zh: '道路', en: 'Road' }),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      {
        highway: { zh: '公路', en: 'Highway' },
        expressway: { zh: '高速公路互通', en: 'Expressway junction' },
        railway: { zh: '铁路客站', en: 'Railway station' },
        bus: { zh: '客运站', en: 'Coach station' },
      },
    ),
    stage: optional(
      oneOf(
        { zh: '整治状态', en: 'Stage' },
        {
          planned: { zh: '待整治', en: 'Planned' },
          underWay: { zh: '整治中', en: 'Under way' },
          done: { zh: '已完成', en: 'Done' },
        },
      ),
    ),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'road'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.2.18',
  order: 402,
};
