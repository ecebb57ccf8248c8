import { clockTime } from '#domain/calendar/clock-time.ts';
import {
  type Collection,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  validity,
  whole,
} from '#domain/collection.ts';

/** Stall relief zones 摊点疏导区: where and when stalls are allowed (plan 2.2.14). */
export const stallZones: Collection = {
  id: 'stall-zones',
  titles: { zh: '摊点疏导区', en: 'Stall zones' },
  descriptions: { zh: '允许设摊的区域、时段与容量。', en: 'Where and when stalls are allowed, and how many.' },
  geometry: 'area',
  group: 'occupation',
  register: true,
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }),
    goods: text({ zh: '经营品类', en: 'Goods' }),
    capacity: whole({ zh: '摊位容量', en: 'Capacity' }, { minimum: 0 }),
    opensAt: clockTime({ zh: '开始', en: 'From' }),
    closesAt: clockTime({ zh: '结束', en: 'Until' }),
    unit: text({ zh: '管理单位', en: 'Managed by' }),
    district: responsibility.district,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.1.10, 2.2.14',
  order: 220,
};
