import { clockTime } from '#domain/calendar/clock-time.ts';
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

/** Where spoil may go, the second point of “两点一线” (plan 2.5.6, 2.8.8). */
export const disposalYards: Collection = {
  id: 'disposal-yards',
  titles: { zh: '建筑渣土处置场', en: 'Disposal yards' },
  descriptions: {
    zh: '“两点一线”的消纳点：容量、剩余容量与时间。',
    en: 'Where spoil may be tipped: capacity, what is left of it, and hours.',
  },
  geometry: 'area',
  group: 'sites',
  register: true,
  schema: properties({
    number: text({ zh: '处置场编号', en: 'Number' }),
    name: text({ zh: '名称', en: 'Name' }),
    capacity: number({ zh: '总容量', en: 'Capacity' }, { unit: 'm³', minimum: 0 }),
    remaining: number({ zh: '剩余容量', en: 'Left' }, { unit: 'm³', minimum: 0, source: 'plan 2.8.8' }),
    operator: text({ zh: '运营单位', en: 'Operator' }),
    opensAt: clockTime({ zh: '开放', en: 'Opens' }),
    closesAt: clockTime({ zh: '关闭', en: 'Closes' }),
    stage: oneOf(
      { zh: '状态', en: 'Stage' },
      {
        building: { zh: '在建', en: 'Under construction' },
        open: { zh: '使用中', en: 'In use' },
        full: { zh: '已满', en: 'Full' },
        closed: { zh: '关闭', en: 'Closed' },
      },
    ),
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
    { property: 'stage', kind: 'word', inTile: true },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.5.6, 2.8.8',
  order: 252,
};
