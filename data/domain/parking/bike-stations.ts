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
  whole,
} from '#domain/collection.ts';

/** Stations of the public bicycles, phase one (plan 2.8.7). */
export const bikeStations: Collection = {
  id: 'bike-stations',
  titles: { zh: '公共自行车站点', en: 'Bike stations' },
  descriptions: { zh: '公共自行车服务系统站点。', en: 'Stations of the public bicycles.' },
  geometry: 'point',
  group: 'traffic',
  register: true,
  schema: properties({
    number: text({ zh: '站点编号', en: 'Station number' }),
    name: text({ zh: '名称', en: 'Name' }),
    docks: whole({ zh: '锁桩数', en: 'Docks' }, { minimum: 0 }),
    phase: whole({ zh: '建设期次', en: 'Phase' }, { minimum: 1, source: 'plan 2.8.7' }),
    stage: oneOf(
      { zh: '状态', en: 'Stage' },
      {
        planned: { zh: '规划', en: 'Planned' },
        building: { zh: '在建', en: 'Under construction' },
        open: { zh: '投用', en: 'In use' },
        stopped: { zh: '停用', en: 'Out of use' },
      },
    ),
    road: optional(text({ zh: '道路', en: 'Road' })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'number'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'stage', kind: 'word', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.8.7',
  order: 491,
};
