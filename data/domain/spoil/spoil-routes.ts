import { clockTime } from '#domain/calendar/clock-time.ts';
import {
  type Collection,
  number,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  validity,
} from '#domain/collection.ts';

/** The line of “两点一线” 出土点—运输路线—消纳点 (plan 2.5.6); how far a truck may leave it is a setting. */
export const spoilRoutes: Collection = {
  id: 'spoil-routes',
  titles: { zh: '渣土运输路线', en: 'Spoil routes' },
  descriptions: { zh: '“两点一线”的运输路线与时段。', en: 'Approved routes and hours between digging and tipping.' },
  geometry: 'line',
  group: 'sites',
  register: true,
  schema: properties({
    number: text({ zh: '路线编号', en: 'Route number' }),
    name: text({ zh: '名称', en: 'Name' }),
    excavation: text({ zh: '出土点编号', en: 'Excavation site' }),
    yard: text({ zh: '消纳点编号', en: 'Disposal yard' }),
    opensAt: clockTime({ zh: '运输开始', en: 'From' }),
    closesAt: clockTime({ zh: '运输结束', en: 'Until' }),
    length: optional(number({ zh: '长度', en: 'Length' }, { unit: 'm', minimum: 0 })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'number'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'excavation', kind: 'word', inTile: false },
    { property: 'yard', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.5.6',
  order: 345,
};
