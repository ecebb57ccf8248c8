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

/** Public toilets; component 03001 公共厕所, service radius at most 300 m (GB 55013-2021 5.0.1). */
export const publicToilets: Collection = {
  id: 'public-toilets',
  titles: { zh: '公共厕所', en: 'Public toilets' },
  descriptions: { zh: '公共厕所及开放时间。', en: 'Public toilets and their hours.' },
  geometry: 'point',
  group: 'sanitation',
  register: true,
  schema: properties({
    number: text({ zh: '部件编号', en: 'Component number' }, { pattern: '^\\d{17}$', source: 'GB/T 47678.5' }),
    name: text({ zh: '名称', en: 'Name' }),
    grade: oneOf(
      { zh: '类别', en: 'Grade' },
      { first: { zh: '一类', en: 'First' }, second: { zh: '二类', en: 'Second' }, third: { zh: '三类', en: 'Third' } },
    ),
    opensAt: clockTime({ zh: '开放', en: 'Opens' }),
    closesAt: clockTime({ zh: '关闭', en: 'Closes' }),
    cubicles: optional(whole({ zh: '厕位数', en: 'Cubicles' }, { minimum: 0 })),
    accessible: flag({ zh: '无障碍', en: 'Barrier-free' }),
    state: oneOf({ zh: '部件状态', en: 'State' }, componentStates),
    unit: text({ zh: '责任单位', en: 'Responsible unit' }),
    district: responsibility.district,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'state', kind: 'word', inTile: true },
    { property: 'grade', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.3.7; GB 55013-2021 5.0.1',
  order: 420,
};
