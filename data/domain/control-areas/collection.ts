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
  whole,
} from '#domain/collection.ts';

/** Key areas 重点区域 of the patrol against illegal building (plan 2.7.5); how often each is walked is data, the plan gives no figure. */
export const controlAreas: Collection = {
  id: 'control-areas',
  titles: { zh: '违建管控区域', en: 'Building-control areas' },
  descriptions: {
    zh: '违法建设拉网式巡查的重点区域。',
    en: 'Areas that dragnet patrols against illegal building must cover.',
  },
  geometry: 'area',
  group: 'building',
  register: true,
  schema: properties({
    number: text({ zh: '区域编号', en: 'Area number' }),
    name: text({ zh: '名称', en: 'Name' }),
    level: oneOf(
      { zh: '管控等级', en: 'Level' },
      { key: { zh: '重点区域', en: 'Key area' }, general: { zh: '一般区域', en: 'Ordinary area' } },
      { source: 'plan 2.7.5' },
    ),
    ...responsibility,
    patrolsPerWeek: optional(whole({ zh: '每周巡查次数', en: 'Patrols a week' }, { minimum: 0 })),
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'number'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'level', kind: 'word', inTile: true },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.7.5',
  order: 150,
};
