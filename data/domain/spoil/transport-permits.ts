import { clockTime } from '#domain/calendar/clock-time.ts';
import { day, oneOf, optional, photos, properties, text } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';
import { uniqueAmong } from '#domain/unique-among.ts';

/** Permits for a truck to carry spoil from a site by a route to a yard, within dates and hours (plan 2.5.6). */
export const transportPermits: RecordKind = {
  id: 'transport-permits',
  titles: { zh: '渣土准运证', en: 'Transport permits' },
  schema: properties({
    number: text({ zh: '准运证编号', en: 'Permit number' }, { maxLength: 60 }),
    plate: text({ zh: '车牌号', en: 'Plate' }, { maxLength: 20 }),
    excavation: text({ zh: '出土点编号', en: 'Excavation site' }),
    route: text({ zh: '路线编号', en: 'Route' }),
    yard: text({ zh: '消纳点编号', en: 'Disposal yard' }),
    validFrom: day({ zh: '有效期起', en: 'Valid from' }),
    validTo: day({ zh: '有效期止', en: 'Valid until' }),
    opensAt: clockTime({ zh: '每日开始', en: 'Daily from' }),
    closesAt: clockTime({ zh: '每日结束', en: 'Daily until' }),
    state: oneOf(
      { zh: '状态', en: 'State' },
      { inForce: { zh: '有效', en: 'In force' }, void: { zh: '作废', en: 'Void' } },
    ),
    photos: optional(photos()),
  }),
  label: 'number',
  rights: { read: 'signed-in', write: 'register.edit' },
  check: uniqueAmong('transport-permits', 'number'),
};
