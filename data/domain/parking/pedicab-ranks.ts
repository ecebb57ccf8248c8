import {
  type Collection,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  validity,
  whole,
} from '#domain/collection.ts';

/** Ranks of the pedal passenger three-wheelers 人力客运三轮车 (plan 2.2.17). */
export const pedicabRanks: Collection = {
  id: 'pedicab-ranks',
  titles: { zh: '三轮车停靠点', en: 'Pedicab ranks' },
  descriptions: { zh: '人力客运三轮车停靠点。', en: 'Where pedal passenger three-wheelers may wait.' },
  geometry: 'point',
  group: 'traffic',
  register: true,
  schema: properties({
    number: text({ zh: '停靠点编号', en: 'Rank number' }),
    name: text({ zh: '名称', en: 'Name' }),
    places: whole({ zh: '车位数', en: 'Places' }, { minimum: 0 }),
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
    { property: 'road', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.2.17',
  order: 492,
};
