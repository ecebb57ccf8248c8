import {
  type Collection,
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
import { componentStates } from '#domain/components/state.ts';

/** Waste transfer stations 中转站. */
export const transferStations: Collection = {
  id: 'transfer-stations',
  titles: { zh: '垃圾中转站', en: 'Transfer stations' },
  descriptions: { zh: '生活垃圾中转站。', en: 'Household-waste transfer stations.' },
  geometry: 'point',
  group: 'sanitation',
  register: true,
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }),
    capacity: number({ zh: '转运能力', en: 'Capacity' }, { unit: 't/d', minimum: 0 }),
    size: oneOf(
      { zh: '规模', en: 'Size' },
      { small: { zh: '小型', en: 'Small' }, medium: { zh: '中型', en: 'Medium' }, large: { zh: '大型', en: 'Large' } },
      { source: 'CJJ 27-2012: small < 150, medium 150-450, large > 450 t/d' },
    ),
    state: oneOf({ zh: '部件状态', en: 'State' }, componentStates),
    unit: text({ zh: '责任单位', en: 'Responsible unit' }),
    district: responsibility.district,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'state', kind: 'word', inTile: true },
    { property: 'size', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.3.8; CJJ 27-2012',
  order: 410,
};
