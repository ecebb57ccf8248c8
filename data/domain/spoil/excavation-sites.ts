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

/** Where spoil is dug, the first point of “两点一线” (plan 2.5.6). */
export const excavationSites: Collection = {
  id: 'excavation-sites',
  titles: { zh: '出土工地', en: 'Excavation sites' },
  descriptions: {
    zh: '“两点一线”的出土点：核准出土量、时间与去向。',
    en: 'Where spoil is dug: permitted amount, hours and destination.',
  },
  geometry: 'area',
  group: 'sites',
  register: true,
  schema: properties({
    number: text({ zh: '出土点编号', en: 'Number' }),
    name: text({ zh: '名称', en: 'Name' }),
    site: optional(text({ zh: '工地编号', en: 'Construction site' })),
    permitNumber: optional(text({ zh: '处置核准编号', en: 'Disposal approval' })),
    volume: number({ zh: '核准出土量', en: 'Permitted volume' }, { unit: 'm³', minimum: 0 }),
    yard: optional(text({ zh: '消纳点', en: 'Disposal yard' })),
    carrier: optional(text({ zh: '运输企业', en: 'Carrier' })),
    opensAt: clockTime({ zh: '出土开始', en: 'Digs from' }),
    closesAt: clockTime({ zh: '出土结束', en: 'Digs until' }),
    stage: oneOf(
      { zh: '状态', en: 'Stage' },
      {
        waiting: { zh: '待出土', en: 'Not begun' },
        digging: { zh: '出土中', en: 'Digging' },
        ended: { zh: '已结束', en: 'Ended' },
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
  source: 'plan 2.5.6',
  order: 232,
};
