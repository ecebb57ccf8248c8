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

/** Shop signs, put in order street by street (分期分批, plan 2.4.3). */
export const shopSigns: Collection = {
  id: 'shop-signs',
  titles: { zh: '店牌店招', en: 'Shop signs' },
  descriptions: { zh: '店牌店招，分期分批整治。', en: 'Signs of shops, put in order by instalments.' },
  geometry: 'point',
  group: 'advertising',
  register: true,
  schema: properties({
    number: text({ zh: '店招编号', en: 'Sign number' }),
    shop: text({ zh: '店名', en: 'Shop' }),
    road: text({ zh: '道路', en: 'Road' }),
    side: oneOf({ zh: '路侧', en: 'Side' }, sides),
    doorNumber: optional(text({ zh: '门牌号', en: 'Door number' })),
    area: optional(number({ zh: '面积', en: 'Area' }, { unit: 'm²', minimum: 0 })),
    batch: optional(text({ zh: '整治批次编号', en: 'Batch' })),
    stage: oneOf(
      { zh: '整治状态', en: 'Stage' },
      {
        fine: { zh: '符合规范', en: 'As it should be' },
        planned: { zh: '待整治', en: 'To be done' },
        underWay: { zh: '整治中', en: 'Under way' },
        done: { zh: '已完成', en: 'Done' },
      },
      { source: 'plan 2.4.3' },
    ),
    state: oneOf({ zh: '部件状态', en: 'State' }, componentStates),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'shop',
  searched: ['shop', 'number', 'doorNumber'],
  columns: [
    { property: 'stage', kind: 'word', inTile: true },
    { property: 'state', kind: 'word', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
    { property: 'batch', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.4.3',
  order: 445,
};
