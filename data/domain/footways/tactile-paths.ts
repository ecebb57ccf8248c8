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
import { componentStates } from '#domain/components/state.ts';
import { sides } from '#domain/streets/side.ts';

/** Tactile paths 盲道: cabinets and kiosks must not stand on them (plan 2.6.6). */
export const tactilePaths: Collection = {
  id: 'tactile-paths',
  titles: { zh: '盲道', en: 'Tactile paths' },
  descriptions: { zh: '人行道上的盲道。', en: 'Paths for the blind along the footways.' },
  geometry: 'line',
  group: 'ways',
  register: true,
  schema: properties({
    number: text({ zh: '盲道编号', en: 'Path number' }),
    road: text({ zh: '道路', en: 'Road' }),
    side: oneOf({ zh: '路侧', en: 'Side' }, sides),
    length: optional(number({ zh: '长度', en: 'Length' }, { unit: 'm', minimum: 0 })),
    state: oneOf({ zh: '部件状态', en: 'State' }, componentStates),
    surveyedOn: optional(day({ zh: '普查日期', en: 'Surveyed on' })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number'],
  columns: [
    { property: 'state', kind: 'word', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.6.6',
  order: 313,
};
