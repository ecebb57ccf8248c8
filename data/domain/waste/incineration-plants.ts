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

/** Where all collected waste has to go (plan 2.3.10). An area, so that a truck inside it can be told. */
export const incinerationPlants: Collection = {
  id: 'incineration-plants',
  titles: { zh: '垃圾焚烧发电厂', en: 'Incineration plants' },
  descriptions: { zh: '生活垃圾焚烧发电厂厂区。', en: 'Grounds of the waste-to-power plants.' },
  geometry: 'area',
  group: 'sanitation',
  register: true,
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }),
    capacity: number({ zh: '处理能力', en: 'Capacity' }, { unit: 't/d', minimum: 0 }),
    operator: text({ zh: '运营单位', en: 'Operator' }),
    stage: oneOf(
      { zh: '状态', en: 'Stage' },
      {
        running: { zh: '运行', en: 'Running' },
        stopped: { zh: '停运', en: 'Stopped' },
        building: { zh: '在建', en: 'Under construction' },
      },
    ),
    address: optional(text({ zh: '地址', en: 'Address' })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'stage', kind: 'word', inTile: true },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.3.10, 2.8.1',
  order: 250,
};
