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

/** Wet markets 农贸市场. */
export const markets: Collection = {
  id: 'markets',
  titles: { zh: '农贸市场', en: 'Wet markets' },
  descriptions: { zh: '农贸市场及其营业时间。', en: 'Wet markets and their hours.' },
  geometry: 'area',
  group: 'places',
  register: true,
  schema: properties({
    name: text({ zh: '名称', en: 'Name' }),
    address: optional(text({ zh: '地址', en: 'Address' })),
    operator: text({ zh: '经营管理单位', en: 'Operator' }),
    stalls: optional(whole({ zh: '摊位数', en: 'Stalls' }, { minimum: 0 })),
    opensAt: clockTime({ zh: '开市', en: 'Opens' }),
    closesAt: clockTime({ zh: '收市', en: 'Closes' }),
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
    { property: 'operator', kind: 'word', inTile: false },
  ],
  source: 'plan 2.1.9, 2.2.5',
  order: 210,
};
