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
import { sides } from '#domain/streets/side.ts';

/** Footways by road and side; the clear width is what cabinets, kiosks and works leave (plan 2.6.5, 2.6.6). */
export const footways: Collection = {
  id: 'footways',
  titles: { zh: '人行道', en: 'Footways' },
  descriptions: { zh: '道路两侧人行道及净宽。', en: 'Footways beside the roads, and how much of them is clear.' },
  geometry: 'line',
  group: 'ways',
  register: true,
  schema: properties({
    number: text({ zh: '人行道编号', en: 'Footway number' }),
    road: text({ zh: '道路', en: 'Road' }),
    side: oneOf({ zh: '路侧', en: 'Side' }, sides),
    width: number({ zh: '宽度', en: 'Width' }, { unit: 'm', minimum: 0 }),
    clearWidth: optional(number({ zh: '净宽', en: 'Clear width' }, { unit: 'm', minimum: 0, source: 'plan 2.6.6' })),
    length: optional(number({ zh: '长度', en: 'Length' }, { unit: 'm', minimum: 0 })),
    surface: optional(
      oneOf(
        { zh: '铺装', en: 'Surface' },
        {
          slabs: { zh: '石板', en: 'Stone slabs' },
          bricks: { zh: '透水砖', en: 'Permeable bricks' },
          asphalt: { zh: '沥青', en: 'Asphalt' },
          other: { zh: '其他', en: 'Other' },
        },
      ),
    ),
    state: oneOf({ zh: '部件状态', en: 'State' }, componentStates),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number'],
  columns: [
    { property: 'state', kind: 'word', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.6.5, 2.6.6',
  order: 312,
};
