import {
  type Collection,
  day,
  number,
  oneOf,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  validity,
} from '#domain/collection.ts';

/** Landfills; after closure no truck may enter (plan 2.8.2). */
export const landfills: Collection = {
  id: 'landfills',
  titles: { zh: '填埋场', en: 'Landfills' },
  descriptions: { zh: '生活垃圾填埋场及封场情况。', en: 'Landfills and their closure.' },
  geometry: 'area',
  group: 'sanitation',
  register: true,
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }),
    stage: oneOf(
      { zh: '状态', en: 'Stage' },
      {
        open: { zh: '使用中', en: 'In use' },
        closing: { zh: '封场施工', en: 'Being closed' },
        closed: { zh: '已封场', en: 'Closed' },
      },
      { source: 'plan 2.8.2' },
    ),
    capacity: optional(number({ zh: '库容', en: 'Capacity' }, { unit: 'm³', minimum: 0 })),
    closedOn: optional(day({ zh: '封场日期', en: 'Closed on' })),
    operator: text({ zh: '运营单位', en: 'Operator' }),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'stage', kind: 'word', inTile: true },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.8.2',
  order: 251,
};
