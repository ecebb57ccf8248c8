import {
  type Collection,
  number,
  oneOf,
  optional,
  photos,
  properties,
  provenance,
  text,
  validity,
} from '#domain/collection.ts';

/** How far the city reaches: the plan says 市区, 城区 and 区 without defining them (plan.md B6), so each is an outline of its own. */
export const cityExtents: Collection = {
  id: 'city-extents',
  titles: { zh: '城市范围', en: 'City extents' },
  descriptions: {
    zh: '市域、市区、城区（建成区）三种范围，互不混同。',
    en: 'The municipality, the city proper and the built-up area, kept apart.',
  },
  geometry: 'area',
  group: 'zones',
  register: true,
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }),
    kind: oneOf(
      { zh: '范围类型', en: 'Kind of extent' },
      {
        municipality: { zh: '市域', en: 'Municipality' },
        cityProper: { zh: '市区', en: 'City proper' },
        builtUp: { zh: '城区（建成区）', en: 'Built-up area' },
      },
      { source: 'plan 0.1, 5.1.3' },
    ),
    area: optional(number({ zh: '面积', en: 'Area' }, { unit: 'km²', minimum: 0 })),
    basis: optional(text({ zh: '划定依据', en: 'Basis' })),
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'kind', kind: 'word', inTile: true },
  ],
  source: 'plan 0.1, 2.8.6, 5.1.3',
  order: 90,
};
