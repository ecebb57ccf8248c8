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
  whole,
} from '#domain/collection.ts';

/** Planned patrols: a route and how often by day and by night (日查夜巡 plan 2.5.8; dragnet 拉网式巡查 2.7.5). Tracks walked are telemetry and kept elsewhere. */
export const patrolPlans: Collection = {
  id: 'patrol-plans',
  titles: { zh: '巡查路线计划', en: 'Patrol plans' },
  descriptions: { zh: '巡查路线与日查夜巡次数。', en: 'Patrol routes with their visits by day and by night.' },
  geometry: 'line',
  group: 'duty',
  register: true,
  schema: properties({
    number: text({ zh: '计划编号', en: 'Plan number' }),
    name: text({ zh: '名称', en: 'Name' }),
    purpose: oneOf(
      { zh: '巡查内容', en: 'Purpose' },
      {
        order: { zh: '市容秩序', en: 'Street order' },
        spoil: { zh: '建筑渣土', en: 'Spoil' },
        illegalBuilding: { zh: '违法建设', en: 'Illegal building' },
        cleaning: { zh: '环境卫生', en: 'Cleanliness' },
      },
    ),
    dayVisits: whole({ zh: '每日日查次数', en: 'Visits by day' }, { minimum: 0, source: 'plan 2.5.8' }),
    nightVisits: whole({ zh: '每日夜巡次数', en: 'Visits by night' }, { minimum: 0, source: 'plan 2.5.8' }),
    length: optional(number({ zh: '长度', en: 'Length' }, { unit: 'm', minimum: 0 })),
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
    { property: 'purpose', kind: 'word', inTile: true },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.5.8, 2.7.5',
  order: 356,
};
