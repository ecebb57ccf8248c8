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

/** River sections: cleaned by class, section, person and post (分类、分片、定人、定岗, plan 2.3.4); the line is the middle of the water. */
export const riverSections: Collection = {
  id: 'river-sections',
  titles: { zh: '河道分段', en: 'River sections' },
  descriptions: {
    zh: '河道保洁分段：分类、分片、定人、定岗。',
    en: 'Rivers in sections for cleaning, each with class, section, person and post.',
  },
  geometry: 'line',
  group: 'ways',
  register: true,
  schema: properties({
    number: text({ zh: '河段编号', en: 'Section number' }),
    name: text({ zh: '河段名称', en: 'Name' }),
    river: text({ zh: '河道', en: 'River' }),
    riverClass: optional(
      oneOf(
        { zh: '河道类别', en: 'Class' },
        {
          city: { zh: '市级河道', en: 'City river' },
          district: { zh: '区级河道', en: 'District river' },
          street: { zh: '街道级河道', en: 'Sub-district river' },
        },
      ),
    ),
    piece: optional(whole({ zh: '片号', en: 'Piece' }, { minimum: 1 })),
    officer: optional(text({ zh: '保洁责任人员', en: 'Person' })),
    post: optional(text({ zh: '岗位', en: 'Post' })),
    unit: optional(text({ zh: '责任单位', en: 'Responsible unit' })),
    fromChainage: number({ zh: '起点里程', en: 'From chainage' }, { unit: 'm', minimum: 0 }),
    toChainage: number({ zh: '止点里程', en: 'To chainage' }, { unit: 'm', minimum: 0 }),
    width: number({ zh: '水面宽', en: 'Width of the water' }, { unit: 'm', minimum: 0 }),
    district: responsibility.district,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'river'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'river', kind: 'word', inTile: true },
    { property: 'riverClass', kind: 'word', inTile: true },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.1.6, 2.3.4',
  order: 300,
};
