import {
  type Collection,
  flag,
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

/** Cabinets on the footway (plan 2.6.6): what stands on a tactile path or leaves too little room is put right with its owner. */
export const streetCabinets: Collection = {
  id: 'street-cabinets',
  titles: { zh: '配电柜与弱电箱', en: 'Street cabinets' },
  descriptions: {
    zh: '人行道、盲道上的配电柜、弱电箱等固定设施。',
    en: 'Power and telecom cabinets on footways and tactile paths.',
  },
  geometry: 'point',
  group: 'occupation',
  register: true,
  schema: properties({
    number: text({ zh: '设施编号', en: 'Number' }),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      {
        power: { zh: '配电柜', en: 'Power cabinet' },
        weakCurrent: { zh: '弱电箱', en: 'Weak-current box' },
        telecom: { zh: '通信交接箱', en: 'Telecom cabinet' },
        signal: { zh: '交通信号控制箱', en: 'Signal controller' },
        other: { zh: '其他固定设施', en: 'Other' },
      },
    ),
    owner: text({ zh: '权属单位', en: 'Owner' }),
    road: optional(text({ zh: '道路', en: 'Road' })),
    side: optional(oneOf({ zh: '路侧', en: 'Side' }, sides)),
    onTactilePath: flag({ zh: '占压盲道', en: 'On a tactile path' }, { source: 'plan 2.6.6' }),
    clearWidth: optional(
      number({ zh: '剩余净宽', en: 'Clear width left' }, { unit: 'm', minimum: 0, source: 'plan 2.6.6' }),
    ),
    treatment: oneOf(
      { zh: '整治状态', en: 'Treatment' },
      {
        none: { zh: '无需整治', en: 'None needed' },
        planned: { zh: '待整治', en: 'To be done' },
        done: { zh: '已整治', en: 'Done' },
      },
    ),
    state: oneOf({ zh: '部件状态', en: 'State' }, componentStates),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number', 'owner'],
  columns: [
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'onTactilePath', kind: 'flag', inTile: true },
    { property: 'treatment', kind: 'word', inTile: true },
    { property: 'state', kind: 'word', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
    { property: 'owner', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.6.6',
  order: 465,
};
