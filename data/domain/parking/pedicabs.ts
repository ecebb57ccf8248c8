import { day, flag, optional, photos, properties, text } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';
import { uniqueAmong } from '#domain/unique-among.ts';

/** Pedal passenger three-wheelers: no posted ads, no unauthorised fittings (plan 2.2.17). The owner is known by the number of his licence, not by name. */
export const pedicabs: RecordKind = {
  id: 'pedicabs',
  titles: { zh: '人力客运三轮车', en: 'Pedicabs' },
  schema: properties({
    plate: text({ zh: '车牌号', en: 'Plate' }, { maxLength: 20 }),
    licence: optional(text({ zh: '业主证号', en: 'Owner’s licence' }, { maxLength: 60 })),
    rank: optional(text({ zh: '停靠点编号', en: 'Rank' })),
    postedAds: flag({ zh: '张贴小广告', en: 'Posted ads' }, { source: 'plan 2.2.17' }),
    fittings: flag({ zh: '擅自改装或附属装置', en: 'Unauthorised fittings' }, { source: 'plan 2.2.17' }),
    checkedOn: optional(day({ zh: '最近检查日期', en: 'Last checked on' })),
    photos: optional(photos()),
  }),
  label: 'plate',
  rights: { read: 'signed-in', write: 'register.edit' },
  check: uniqueAmong('pedicabs', 'plate'),
};
