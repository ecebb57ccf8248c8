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

/** Drain inlets; component 01004 雨水箅子. Blocked ones make low ground flood (plan 2.1.7). */
export const drainInlets: Collection = {
  id: 'drain-inlets',
  titles: { zh: '雨水箅子', en: 'Drain inlets' },
  descriptions: { zh: '道路雨水箅子。', en: 'Gratings through which rain leaves the roads.' },
  geometry: 'point',
  group: 'ways',
  register: true,
  schema: properties({
    number: text({ zh: '部件编号', en: 'Component number' }, { pattern: '^\\d{17}$', source: 'GB/T 47678.5' }),
    road: text({ zh: '道路', en: 'Road' }),
    side: oneOf({ zh: '路侧', en: 'Side' }, sides),
    state: oneOf({ zh: '部件状态', en: 'State' }, componentStates),
    surveyedOn: optional(day({ zh: '普查日期', en: 'Surveyed on' })),
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
  source: 'plan 2.1.7; GB/T 47678.5 01004',
  order: 470,
};
