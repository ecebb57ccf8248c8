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
  whole,
} from '#domain/collection.ts';

/** Routes on which household waste is collected, each day all of it (日产日清, plan 2.3.9). */
export const collectionRoutes: Collection = {
  id: 'collection-routes',
  titles: { zh: '收运路线', en: 'Collection routes' },
  descriptions: { zh: '生活垃圾收运路线与班次。', en: 'Routes and runs of the collection of household waste.' },
  geometry: 'line',
  group: 'sanitation',
  register: true,
  schema: properties({
    number: text({ zh: '路线编号', en: 'Route number' }),
    name: text({ zh: '名称', en: 'Name' }),
    destination: optional(text({ zh: '去向', en: 'Destination' })),
    startsAt: clockTime({ zh: '出车', en: 'Sets out' }),
    endsAt: clockTime({ zh: '收车', en: 'Returns' }),
    runsPerDay: whole({ zh: '每日班次', en: 'Runs a day' }, { minimum: 1 }),
    points: optional(whole({ zh: '收集点数', en: 'Collection points' }, { minimum: 0 })),
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
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.3.9',
  order: 330,
};
