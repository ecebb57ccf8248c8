import {
  type Collection,
  flag,
  number,
  oneOf,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  texts,
  validity,
  whole,
} from '#domain/collection.ts';

/** Road classes, the greatest first. A road outside the city's own list (an imported service way) is `other`. */
export const roadClasses = {
  motorway: { zh: '快速路', en: 'Expressway' },
  trunk: { zh: '干线主干道', en: 'Trunk road' },
  primary: { zh: '主干道', en: 'Main road' },
  secondary: { zh: '次干道', en: 'Secondary road' },
  branch: { zh: '支路', en: 'Branch road' },
  lane: { zh: '背街小巷', en: 'Back lane' },
  pedestrian: { zh: '步行街', en: 'Pedestrian street' },
  footway: { zh: '人行与非机动车道', en: 'Footway or cycleway' },
  link: { zh: '匝道', en: 'Slip road' },
  other: { zh: '其他道路', en: 'Other road' },
} as const;

export type RoadClass = keyof typeof roadClasses;

/**
 * Roads, one feature a section between crossings: the flags key26 and mainCommercial belong to sections, not to whole roads
 * (practice.md 2). Sections with one name (or alias) make one street.
 */
export const roads: Collection = {
  id: 'roads',
  titles: { zh: '道路', en: 'Roads' },
  descriptions: {
    zh: '城区道路，按路口分段；含26条主次干道与主要商业大街标记。',
    en: 'City roads in sections between crossings, with the 26 key roads and the main shopping streets marked.',
  },
  geometry: 'line',
  group: 'ways',
  register: true,
  schema: properties({
    number: optional(text({ zh: '路段编号', en: 'Section number' })),
    name: optional(text({ zh: '路名', en: 'Name' })),
    pinyin: optional(text({ zh: '拼音', en: 'Pinyin' })),
    aliases: optional(texts({ zh: '别名', en: 'Other names' })),
    class: oneOf({ zh: '道路等级', en: 'Class' }, roadClasses),
    key26: flag({ zh: '26条主次干道', en: 'One of the 26 key roads' }, { source: 'plan 2.2.4' }),
    mainCommercial: flag({ zh: '主要商业大街', en: 'Main shopping street' }, { source: 'plan 2.2.3, 2.4.8' }),
    from: optional(text({ zh: '起点路口', en: 'From crossing' })),
    to: optional(text({ zh: '止点路口', en: 'To crossing' })),
    length: optional(number({ zh: '长度', en: 'Length' }, { unit: 'm', minimum: 0 })),
    lanes: optional(whole({ zh: '车道数', en: 'Lanes' }, { minimum: 1, maximum: 20 })),
    oneway: optional(flag({ zh: '单行', en: 'One-way' })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'aliases', 'pinyin'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'class', kind: 'word', inTile: true },
    { property: 'key26', kind: 'flag', inTile: true },
    { property: 'mainCommercial', kind: 'flag', inTile: true },
    { property: 'oneway', kind: 'flag', inTile: false },
  ],
  source: 'plan 2.2.3, 2.2.4, 2.3.2',
  order: 310,
};
