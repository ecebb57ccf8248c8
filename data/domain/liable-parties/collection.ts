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
import { sides } from '#domain/streets/side.ts';

/**
 * Liable parties 责任人: the shop or institution that answers by law for the frontage before its door (practice.md 1), with
 * its letter of responsibility 责任书. Not to be mixed with the zone's officer 责任人员. The point lies at the door.
 */
export const liableParties: Collection = {
  id: 'liable-parties',
  titles: { zh: '门前责任人', en: 'Liable parties' },
  descriptions: {
    zh: '沿街店铺与单位：门前市容环卫责任人与责任书。',
    en: 'Shops and institutions that answer for the frontage before their door, with their letters.',
  },
  geometry: 'point',
  group: 'zones',
  register: true,
  schema: properties({
    number: text({ zh: '责任人编号', en: 'Number' }, { maxLength: 60 }),
    name: text({ zh: '店铺或单位名称', en: 'Shop or institution' }),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      {
        shop: { zh: '店铺', en: 'Shop' },
        institution: { zh: '机关企事业单位', en: 'Institution' },
        site: { zh: '建设工地', en: 'Building site' },
        market: { zh: '市场', en: 'Market' },
        other: { zh: '其他', en: 'Other' },
      },
    ),
    road: text({ zh: '道路', en: 'Road' }),
    doorNumber: text({ zh: '门牌号', en: 'Door number' }, { maxLength: 40 }),
    side: oneOf({ zh: '路侧', en: 'Side' }, sides),
    frontageMetres: optional(number({ zh: '门前长度', en: 'Frontage' }, { unit: 'm', minimum: 0, maximum: 2000 })),
    zone: optional(text({ zh: '责任区编号', en: 'Zone number' })),
    letterNumber: optional(
      text({ zh: '责任书编号', en: 'Letter number' }, { maxLength: 60, source: 'plan 2.2.1; practice 2' }),
    ),
    letterSigned: optional(day({ zh: '责任书签订日期', en: 'Letter signed on' }, { source: 'plan 2.2.1; practice 2' })),
    letterUntil: optional(day({ zh: '责任书有效期止', en: 'Letter valid until' })),
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
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
    { property: 'zone', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.2.1; practice 1, 2',
  personal: properties({
    contactName: text({ zh: '联系人', en: 'Contact' }, { maxLength: 40, source: 'practice.md 2, 3' }),
    phone: text({ zh: '联系电话', en: 'Telephone' }, { maxLength: 30, source: 'practice.md 2, 3' }),
  }),
  // Whoever gets the letter signed rings the shop up.
  personalRight: 'register.edit',
  order: 505,
};
