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

/** Key places of street order: the shopping district, parks, squares, schools, stations and others (plan 2.2.2, 2.2.6-2.2.9). */
export const keyPlaces: Collection = {
  id: 'key-places',
  titles: { zh: '重点场所', en: 'Key places' },
  descriptions: {
    zh: '商圈、公园、广场、校园、车站及其他重要节点。',
    en: 'Shopping districts, parks, squares, schools, stations and other key nodes.',
  },
  geometry: 'area',
  group: 'places',
  register: true,
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      {
        businessDistrict: { zh: '商圈', en: 'Shopping district' },
        park: { zh: '公园', en: 'Park' },
        square: { zh: '广场', en: 'Square' },
        school: { zh: '学校', en: 'School' },
        station: { zh: '车站', en: 'Station' },
        other: { zh: '其他', en: 'Other' },
      },
    ),
    address: optional(text({ zh: '地址', en: 'Address' })),
    operator: text({ zh: '管理单位', en: 'Operator' }),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'address'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'kind', kind: 'word', inTile: true },
  ],
  source: 'plan 2.2.2, 2.2.6-2.2.9',
  order: 200,
};
