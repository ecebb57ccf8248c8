import { clockTime } from '#domain/calendar/clock-time.ts';
import {
  type Collection,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  validity,
  whole,
} from '#domain/collection.ts';

/** Stations of city management in the neighbourhoods (plan 2.9.4). */
export const workStations: Collection = {
  id: 'work-stations',
  titles: { zh: '基层城管工作站', en: 'Work stations' },
  descriptions: { zh: '基层城管工作站。', en: 'Stations of city management in the neighbourhoods.' },
  geometry: 'point',
  group: 'community',
  register: true,
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }),
    address: optional(text({ zh: '地址', en: 'Address' })),
    community: optional(text({ zh: '所属社区', en: 'Community' })),
    phone: optional(text({ zh: '值班电话', en: 'Duty phone' })),
    staff: optional(whole({ zh: '人数', en: 'Staff' }, { minimum: 0 })),
    opensAt: optional(clockTime({ zh: '开放', en: 'Opens' })),
    closesAt: optional(clockTime({ zh: '关闭', en: 'Closes' })),
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
    { property: 'community', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.9.4',
  order: 500,
};
