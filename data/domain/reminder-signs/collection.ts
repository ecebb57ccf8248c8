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

/** “遵德守礼” reminder signs, at least one each 500 m of a main shopping street (plan 2.4.8). */
export const reminderSigns: Collection = {
  id: 'reminder-signs',
  titles: { zh: '“遵德守礼”提示牌', en: 'Reminder signs' },
  descriptions: { zh: '主要商业大街“遵德守礼”提示牌。', en: '“遵德守礼” signs on main shopping streets.' },
  geometry: 'point',
  group: 'advertising',
  register: true,
  schema: properties({
    number: text({ zh: '提示牌编号', en: 'Sign number' }),
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
  ],
  source: 'plan 2.4.8',
  order: 450,
};
