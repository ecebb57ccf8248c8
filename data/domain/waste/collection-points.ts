import { clockTime } from '#domain/calendar/clock-time.ts';
import {
  type Collection,
  flag,
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
import { componentStates } from '#domain/components/state.ts';

/** Collection points: each lifted once a day at least (plan 2.3.9); service radius 120 m (GB 55013-2021 3.2.2). */
export const collectionPoints: Collection = {
  id: 'collection-points',
  titles: { zh: '垃圾收集点', en: 'Collection points' },
  descriptions: {
    zh: '生活垃圾收集点：每日清运，日产日清。',
    en: 'Where household waste is put out, emptied each day.',
  },
  geometry: 'point',
  group: 'sanitation',
  register: true,
  schema: properties({
    number: text({ zh: '收集点编号', en: 'Number' }),
    name: text({ zh: '名称', en: 'Name' }),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      {
        bins: { zh: '桶站', en: 'Bin stand' },
        room: { zh: '收集房', en: 'Bin room' },
        booth: { zh: '分类亭', en: 'Sorting booth' },
      },
    ),
    sorted: flag({ zh: '分类收集', en: 'Sorted' }, { source: 'plan 2.3.5' }),
    bins: optional(whole({ zh: '垃圾桶数', en: 'Bins' }, { minimum: 0 })),
    estate: optional(text({ zh: '所属小区', en: 'Estate' })),
    route: optional(text({ zh: '收运路线编号', en: 'Collection route' })),
    liftsPerDay: whole({ zh: '每日清运次数', en: 'Lifts a day' }, { minimum: 1, source: 'plan 2.3.9' }),
    latestAt: optional(clockTime({ zh: '最晚清运', en: 'Lifted by' })),
    state: oneOf({ zh: '部件状态', en: 'State' }, componentStates),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'number'],
  columns: [
    { property: 'state', kind: 'word', inTile: true },
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'sorted', kind: 'flag', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.3.5, 2.3.9; GB 55013-2021 3.2.2',
  order: 425,
};
