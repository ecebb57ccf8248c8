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
import { componentStates } from '#domain/components/state.ts';
import { sides } from '#domain/streets/side.ts';

/** Where cycles are to be parked (plan 2.1.11); hired cycles of the city have stations of their own. */
export const cycleParking: Collection = {
  id: 'cycle-parking',
  titles: { zh: '非机动车停放点', en: 'Cycle parking' },
  descriptions: { zh: '非机动车与共享单车停放点。', en: 'Where cycles and shared cycles are to be parked.' },
  geometry: 'point',
  group: 'traffic',
  register: true,
  schema: properties({
    number: text({ zh: '停放点编号', en: 'Number' }),
    road: optional(text({ zh: '道路', en: 'Road' })),
    side: optional(oneOf({ zh: '路侧', en: 'Side' }, sides)),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      { cycles: { zh: '非机动车停放点', en: 'Cycles' }, shared: { zh: '共享单车停放点', en: 'Shared cycles' } },
    ),
    capacity: whole({ zh: '容量', en: 'Capacity' }, { minimum: 0 }),
    state: oneOf({ zh: '部件状态', en: 'State' }, componentStates),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number', 'road'],
  columns: [
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'state', kind: 'word', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.1.11',
  order: 490,
};
