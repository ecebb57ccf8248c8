import { clockTime } from '#domain/calendar/clock-time.ts';
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

/**
 * Permits to occupy the street for a time: bounds and period bind (plan 2.6.4, 2.6.5). The valid time is the permitted
 * period; where what was permitted still stands, the entry stays and says itself until when it was permitted.
 */
export const occupationPermits: Collection = {
  id: 'occupation-permits',
  titles: { zh: '占道许可', en: 'Occupation permits' },
  descriptions: {
    zh: '临时性占道宣传、促销、施工许可的范围与期限。',
    en: 'Bounds and dates of permits to occupy the street for publicity, sales or works.',
  },
  geometry: 'area',
  group: 'occupation',
  register: true,
  schema: properties({
    number: text({ zh: '许可编号', en: 'Permit number' }),
    kind: oneOf(
      { zh: '许可类型', en: 'Kind' },
      {
        publicity: { zh: '占道宣传', en: 'Publicity' },
        promotion: { zh: '占道促销', en: 'Sales' },
        works: { zh: '占道施工', en: 'Works' },
      },
      { source: 'plan 2.6.4, 2.6.5' },
    ),
    holder: text({ zh: '被许可人', en: 'Holder' }),
    purpose: optional(text({ zh: '事由', en: 'Purpose' })),
    place: text({ zh: '位置描述', en: 'Place' }),
    area: number({ zh: '许可面积', en: 'Permitted area' }, { unit: 'm²', minimum: 0 }),
    permitUntil: optional(day({ zh: '许可截止日期', en: 'Permitted until' })),
    opensAt: optional(clockTime({ zh: '每日开始', en: 'Daily from' })),
    closesAt: optional(clockTime({ zh: '每日结束', en: 'Daily until' })),
    footwayLeft: optional(number({ zh: '剩余人行道宽', en: 'Footway left free' }, { unit: 'm', minimum: 0 })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number', 'holder', 'place'],
  columns: [
    { property: 'number', kind: 'word', inTile: true },
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.6.4, 2.6.5',
  order: 225,
};
