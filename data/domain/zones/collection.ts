import {
  type Collection,
  day,
  number,
  oneOf,
  optional,
  properties,
  provenance,
  text,
  texts,
  validity,
} from '#domain/collection.ts';

/** One coverage each: gap-free within a kind, free to overlap between kinds (practice.md 2). */
export const responsibilityKinds = {
  order: { zh: '市容秩序', en: 'Street order' },
  cleaning: { zh: '清扫保洁', en: 'Cleaning' },
  river: { zh: '河道', en: 'Rivers' },
  patrol: { zh: '巡查网格', en: 'Patrol grid' },
} as const;

export type ResponsibilityKind = keyof typeof responsibilityKinds;

/** Responsibility zones 市容环卫责任区: who answers for the ground, by kind of responsibility. */
export const zones: Collection = {
  id: 'zones',
  titles: { zh: '责任区', en: 'Responsibility zones' },
  descriptions: {
    zh: '市容环卫责任区：每个区域、每个地段、每个环节都有人管。',
    en: 'Zones of responsibility for city appearance and sanitation: someone answers for every place.',
  },
  geometry: 'area',
  group: 'zones',
  schema: properties({
    number: text({ zh: '责任区编号', en: 'Zone number' }),
    name: text({ zh: '名称', en: 'Name' }),
    responsibilityKind: oneOf({ zh: '责任类别', en: 'Kind of responsibility' }, responsibilityKinds),
    kindOfPlace: oneOf(
      { zh: '地段类型', en: 'Kind of place' },
      {
        district: { zh: '商圈', en: 'Shopping district' },
        block: { zh: '街区', en: 'Street block' },
        residential: { zh: '居住片区', en: 'Housing' },
        industrial: { zh: '工业片区', en: 'Industry' },
        fringe: { zh: '城郊结合部', en: 'Urban fringe' },
        water: { zh: '水域及岸线', en: 'Water and banks' },
        grid: { zh: '网格', en: 'Grid' },
        frontage: { zh: '临街', en: 'Frontage' },
      },
    ),
    unit: optional(text({ zh: '责任单位', en: 'Responsible unit' }, { source: 'plan 5.1.2' })),
    leader: optional(text({ zh: '责任领导', en: 'Leader' }, { source: 'plan 5.1.2' })),
    officer: optional(text({ zh: '责任人员', en: 'Officer' }, { source: 'plan 5.1.2' })),
    standardOfWork: optional(
      text({ zh: '工作标准', en: 'Standard of work' }, { maxLength: 1000, source: 'plan 5.1.2' }),
    ),
    timeLimit: optional(day({ zh: '完成时限', en: 'To be done by' }, { source: 'plan 5.1.2' })),
    phone: optional(text({ zh: '岗位电话', en: 'Phone of the post' })),
    street: optional(text({ zh: '所属街道', en: 'Sub-district' })),
    frontages: optional(texts({ zh: '临街范围', en: 'Frontages' }, { source: 'practice 2' })),
    area: optional(number({ zh: '面积', en: 'Area' }, { unit: 'm²', minimum: 0 })),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'number'],
  columns: [
    { property: 'number', kind: 'word', inTile: true },
    { property: 'name', kind: 'word', inTile: true },
    { property: 'responsibilityKind', kind: 'word', inTile: true },
    { property: 'kindOfPlace', kind: 'word', inTile: true },
    { property: 'unit', kind: 'word', inTile: true },
    { property: 'street', kind: 'word', inTile: false },
  ],
  source: 'plan 2.2.1, 5.1.2, 5.1.3; practice 2',
  coverage: true,
  coverageBy: 'responsibilityKind',
  edit: 'zone.edit',
  order: 120,
};
