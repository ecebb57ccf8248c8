import {
  type Collection,
  oneOf,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  validity,
} from '#domain/collection.ts';

/** Zones of the plan for outdoor advertising: what `inPlan` of an advertisement is judged by (plan 2.4.2). */
export const adPlanZones: Collection = {
  id: 'ad-plan-zones',
  titles: { zh: '户外广告规划分区', en: 'Ad plan zones' },
  descriptions: {
    zh: '户外广告设置规划的展示、控制与禁设分区。',
    en: 'Where the plan for outdoor advertising allows, limits and forbids it.',
  },
  geometry: 'area',
  group: 'advertising',
  register: true,
  schema: properties({
    number: text({ zh: '分区编号', en: 'Zone number' }),
    name: text({ zh: '名称', en: 'Name' }),
    rule: oneOf(
      { zh: '设置要求', en: 'Rule' },
      {
        allowed: { zh: '允许设置', en: 'Allowed' },
        limited: { zh: '限制设置', en: 'Limited' },
        forbidden: { zh: '禁止设置', en: 'Forbidden' },
      },
      { source: 'plan 2.4.2' },
    ),
    media: optional(text({ zh: '允许的媒体形式', en: 'Media allowed' })),
    limits: optional(text({ zh: '设置条件', en: 'Conditions' }, { maxLength: 1000 })),
    document: optional(text({ zh: '规划文件', en: 'Plan document' })),
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
    { property: 'rule', kind: 'word', inTile: true },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.4.2',
  order: 160,
};
