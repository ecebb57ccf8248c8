import { clockTime } from '#domain/calendar/clock-time.ts';
import {
  type Collection,
  number,
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

/** Posts 岗位 (定人定岗定责, plan 2.2.11): where somebody has to be, and within what distance he counts as there. */
export const posts: Collection = {
  id: 'posts',
  titles: { zh: '岗位', en: 'Posts' },
  descriptions: { zh: '定人定岗定责的岗位。', en: 'Posts: one person, one place, one duty.' },
  geometry: 'point',
  group: 'duty',
  register: true,
  schema: properties({
    number: text({ zh: '岗位编号', en: 'Post number' }),
    name: text({ zh: '名称', en: 'Name' }),
    kind: oneOf(
      { zh: '岗位类型', en: 'Kind' },
      {
        order: { zh: '市容岗', en: 'Street order' },
        cleaning: { zh: '保洁岗', en: 'Cleaning' },
        river: { zh: '河道岗', en: 'River' },
        patrol: { zh: '巡查岗', en: 'Patrol' },
      },
    ),
    zone: optional(text({ zh: '责任区编号', en: 'Zone number' })),
    duty: optional(text({ zh: '岗位职责', en: 'Duty' }, { maxLength: 1000 })),
    persons: whole({ zh: '每班人数', en: 'Persons a shift' }, { minimum: 0 }),
    radius: number({ zh: '在岗范围半径', en: 'Counts as present within' }, { unit: 'm', minimum: 0 }),
    startsAt: optional(clockTime({ zh: '上岗', en: 'From' })),
    endsAt: optional(clockTime({ zh: '离岗', en: 'Until' })),
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
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'zone', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.2.10, 2.2.11, 2.3.4',
  order: 520,
};
