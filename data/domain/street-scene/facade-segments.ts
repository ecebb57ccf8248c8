import {
  type Collection,
  day,
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
import { sides } from '#domain/streets/side.ts';

/** Stretches of street whose fronts are put in order (plan 2.2.18): kilometres done of kilometres planned. */
export const facadeSegments: Collection = {
  id: 'facade-segments',
  titles: { zh: '立面整治路段', en: 'Facade sections' },
  descriptions: {
    zh: '主干道、城市出入口、主要商业大街的立面环境整治。',
    en: 'Stretches of street fronts to be put in order.',
  },
  geometry: 'line',
  group: 'ways',
  register: true,
  schema: properties({
    number: text({ zh: '路段编号', en: 'Number' }),
    road: text({ zh: '道路', en: 'Road' }),
    side: oneOf({ zh: '路侧', en: 'Side' }, sides),
    from: optional(text({ zh: '起点路口', en: 'From crossing' })),
    to: optional(text({ zh: '止点路口', en: 'To crossing' })),
    length: number({ zh: '长度', en: 'Length' }, { unit: 'm', minimum: 0 }),
    stage: oneOf(
      { zh: '整治状态', en: 'Stage' },
      {
        planned: { zh: '待整治', en: 'Planned' },
        underWay: { zh: '整治中', en: 'Under way' },
        done: { zh: '已完成', en: 'Done' },
      },
    ),
    finishOn: optional(day({ zh: '计划完成', en: 'Planned finish' })),
    finishedOn: optional(day({ zh: '实际完成', en: 'Finished on' })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number', 'road'],
  columns: [
    { property: 'stage', kind: 'word', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.2.18',
  order: 320,
};
