import { type Collection, oneOf, optional, properties, provenance, text, validity } from '#domain/collection.ts';

export const divisionLevels = {
  district: { zh: '区', en: 'District' },
  street: { zh: '街道', en: 'Sub-district' },
  community: { zh: '社区', en: 'Community' },
} as const;

export type DivisionLevel = keyof typeof divisionLevels;

/** Administrative divisions; the levels lie over each other, borders are shared within a level. */
export const divisions: Collection = {
  id: 'divisions',
  titles: { zh: '行政区划', en: 'Divisions' },
  descriptions: { zh: '区、街道、社区三级区划。', en: 'Districts, sub-districts and communities.' },
  geometry: 'area',
  group: 'zones',
  schema: properties({
    code: text(
      { zh: '区划代码', en: 'Division code' },
      { pattern: '^\\d{6}(\\d{6})?$', source: 'NBS statistical codes' },
    ),
    name: text({ zh: '名称', en: 'Name' }),
    level: oneOf({ zh: '级别', en: 'Level' }, divisionLevels),
    parent: optional(text({ zh: '上级代码', en: 'Code of the parent' }, { pattern: '^\\d{6}(\\d{6})?$' })),
    partner: optional(text({ zh: '联创共建', en: 'Partner community' }, { source: 'plan 2.10.1, 2.10.2' })),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'code'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'level', kind: 'word', inTile: true },
    { property: 'parent', kind: 'word', inTile: false },
  ],
  source: 'plan 2.10.1, 2.10.2',
  coverage: true,
  coverageBy: 'level',
  order: 100,
};
