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
import { sides } from '#domain/streets/side.ts';

/** Parking bays by stretch of kerb rather than one by one: what counts is how many lie where (plan 2.1.11). */
export const parkingBays: Collection = {
  id: 'parking-bays',
  titles: { zh: '道路停车泊位', en: 'On-street parking' },
  descriptions: { zh: '道路停车泊位，按路段与路侧登记。', en: 'Parking bays along the streets, by stretch and side.' },
  geometry: 'line',
  group: 'traffic',
  register: true,
  schema: properties({
    number: text({ zh: '泊位段编号', en: 'Number' }),
    road: text({ zh: '道路', en: 'Road' }),
    side: oneOf({ zh: '路侧', en: 'Side' }, sides),
    bays: whole({ zh: '泊位数', en: 'Bays' }, { minimum: 0 }),
    charged: flag({ zh: '收费', en: 'Charged' }),
    opensAt: optional(clockTime({ zh: '允许停放起', en: 'Allowed from' })),
    closesAt: optional(clockTime({ zh: '允许停放止', en: 'Allowed until' })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number', 'road'],
  columns: [
    { property: 'charged', kind: 'flag', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.1.11',
  order: 350,
};
