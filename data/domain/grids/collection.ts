import { type Collection, number, optional, properties, provenance, text, validity } from '#domain/collection.ts';

/** Unit grid 单元网格: cells of about 100 m x 100 m; 15 digits = county 6 + sub-district 3 + community 3 + serial 3. */
export const unitGrid: Collection = {
  id: 'unit-grid',
  titles: { zh: '单元网格', en: 'Unit grid' },
  descriptions: {
    zh: '万米单元网格，每格约一万平方米，覆盖建成区。',
    en: 'Cells of about ten thousand square metres that tile the built-up area.',
  },
  geometry: 'area',
  group: 'zones',
  schema: properties({
    code: text({ zh: '网格标识码', en: 'Grid identifier' }, { pattern: '^\\d{15}$', source: 'GB/T 47678' }),
    street: text({ zh: '所属街道', en: 'Sub-district' }),
    community: text({ zh: '所属社区', en: 'Community' }),
    communityCode: text({ zh: '社区代码', en: 'Community code' }, { pattern: '^\\d{12}$' }),
    area: number({ zh: '面积', en: 'Area' }, { unit: 'm²', minimum: 0 }),
    responsibleParty: optional(text({ zh: '责任主体', en: 'Responsible party' })),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'code',
  searched: ['code'],
  columns: [
    { property: 'code', kind: 'word', inTile: true },
    { property: 'street', kind: 'word', inTile: false },
    { property: 'community', kind: 'word', inTile: false },
  ],
  source: 'plan 2.8.6; GB/T 47678',
  coverage: true,
  order: 110,
};
