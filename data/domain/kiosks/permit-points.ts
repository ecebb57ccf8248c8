import {
  type Collection,
  flag,
  optional,
  photos,
  properties,
  provenance,
  responsibility,
  text,
  validity,
} from '#domain/collection.ts';

/** Where a kiosk may stand (规划位置、许可地点, plan 2.6.3): what the surveyed place is held against. */
export const kioskPermitPoints: Collection = {
  id: 'kiosk-permit-points',
  titles: { zh: '亭棚许可地点', en: 'Kiosk permit points' },
  descriptions: { zh: '亭棚的规划位置、许可地点。', en: 'Planned and permitted places of kiosks.' },
  geometry: 'point',
  group: 'occupation',
  register: true,
  schema: properties({
    number: text({ zh: '点位编号', en: 'Number' }),
    permitNumber: text({ zh: '许可编号', en: 'Permit' }),
    kiosk: optional(text({ zh: '亭棚编号', en: 'Kiosk number' })),
    road: optional(text({ zh: '道路', en: 'Road' })),
    planned: flag({ zh: '列入规划', en: 'In the plan' }),
    scope: optional(text({ zh: '许可经营范围', en: 'Permitted trade' })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number', 'permitNumber', 'kiosk'],
  columns: [
    { property: 'planned', kind: 'flag', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.6.3',
  order: 455,
};
