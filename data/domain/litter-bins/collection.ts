import {
  type Collection,
  day,
  oneOf,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  validity,
} from '#domain/collection.ts';
import { componentStates } from '#domain/components/state.ts';
import { sides } from '#domain/streets/side.ts';

/** Litter bins along the roads; component 03005 垃圾箱. */
export const litterBins: Collection = {
  id: 'litter-bins',
  titles: { zh: '垃圾箱', en: 'Litter bins' },
  descriptions: { zh: '道路沿线废物箱。', en: 'Litter bins along the roads.' },
  geometry: 'point',
  group: 'sanitation',
  register: true,
  schema: properties({
    number: text({ zh: '部件编号', en: 'Component number' }, { pattern: '^\\d{17}$', source: 'GB/T 47678.5' }),
    road: text({ zh: '道路', en: 'Road' }),
    side: oneOf({ zh: '路侧', en: 'Side' }, sides),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      { sorted: { zh: '分类箱', en: 'Sorted' }, single: { zh: '单桶箱', en: 'Single' } },
    ),
    state: oneOf({ zh: '部件状态', en: 'State' }, componentStates),
    unit: text({ zh: '责任单位', en: 'Responsible unit' }),
    surveyedOn: optional(day({ zh: '普查日期', en: 'Surveyed on' })),
    district: responsibility.district,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number'],
  columns: [
    { property: 'state', kind: 'word', inTile: true },
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.3.6; CJJ 27-2012',
  order: 430,
};
