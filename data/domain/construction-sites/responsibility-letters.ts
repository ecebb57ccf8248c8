import { day, oneOf, optional, photos, properties, text } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';
import { uniqueAmong } from '#domain/unique-among.ts';

/** Letters of responsibility 市容环卫责任书: every site one (plan 2.5.2), and the shops along a street (2.2.1). */
export const responsibilityLetters: RecordKind = {
  id: 'responsibility-letters',
  titles: { zh: '市容环卫责任书', en: 'Letters of responsibility' },
  schema: properties({
    number: text({ zh: '责任书编号', en: 'Letter number' }, { maxLength: 60 }),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      {
        site: { zh: '建设工地', en: 'Building site' },
        demolition: { zh: '拆迁工地', en: 'Demolition site' },
        frontage: { zh: '门前责任', en: 'Frontage' },
      },
    ),
    subject: text({ zh: '工地编号或门牌', en: 'Site number or address' }),
    party: text({ zh: '责任人', en: 'Liable party' }),
    signedOn: day({ zh: '签订日期', en: 'Signed on' }),
    validTo: optional(day({ zh: '有效期止', en: 'Valid until' })),
    unit: optional(text({ zh: '签订单位', en: 'Signed with' })),
    photos: optional(photos()),
  }),
  label: 'number',
  rights: { read: 'signed-in', write: 'register.edit' },
  check: uniqueAmong('responsibility-letters', 'number'),
};
