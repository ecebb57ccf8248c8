import {
  type Collection,
  day,
  number,
  oneOf,
  optional,
  properties,
  provenance,
  text,
  validity,
  whole,
} from '#domain/collection.ts';

/** Illegal buildings in two ledgers: new ones must be zero, the stock must fall (plan 2.7.3, 2.7.4). */
export const illegalBuildings: Collection = {
  id: 'illegal-buildings',
  titles: { zh: '违法建设', en: 'Illegal buildings' },
  descriptions: { zh: '新生违建与历史违建台账。', en: 'Ledgers of new and old illegal buildings.' },
  geometry: 'area',
  schema: properties({
    number: text({ zh: '违建编号', en: 'Number' }),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      { new: { zh: '新生违建', en: 'New' }, stock: { zh: '历史违建', en: 'Stock' } },
      { source: 'plan 2.7.3, 2.7.4' },
    ),
    stage: oneOf(
      { zh: '状态', en: 'Status' },
      {
        found: { zh: '已发现', en: 'Found' },
        stopped: { zh: '已制止', en: 'Stopped' },
        filed: { zh: '已立案', en: 'Filed' },
        decided: { zh: '已决定', en: 'Decided' },
        demolished: { zh: '已拆除', en: 'Demolished' },
        legalised: { zh: '已补办', en: 'Legalised' },
      },
    ),
    use: text({ zh: '用途', en: 'Use' }),
    floors: whole({ zh: '层数', en: 'Floors' }, { minimum: 1 }),
    floorArea: number({ zh: '建筑面积', en: 'Floor area' }, { unit: 'm²', minimum: 0 }),
    place: text({ zh: '位置描述', en: 'Place' }),
    foundBy: oneOf(
      { zh: '发现方式', en: 'Found by' },
      {
        patrol: { zh: '巡查', en: 'Patrol' },
        imagery: { zh: '影像比对', en: 'Imagery' },
        complaint: { zh: '投诉', en: 'Complaint' },
      },
      { source: 'plan 2.7.2' },
    ),
    startedOn: optional(day({ zh: '开建日期', en: 'Begun' })),
    foundOn: day({ zh: '发现日期', en: 'Found on' }),
    stoppedOn: optional(day({ zh: '制止日期', en: 'Stopped on' })),
    filedOn: optional(day({ zh: '立案日期', en: 'Filed on' })),
    demolishedOn: optional(day({ zh: '拆除日期', en: 'Demolished on' })),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number', 'place'],
  columns: [
    { property: 'number', kind: 'word', inTile: true },
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'stage', kind: 'word', inTile: true },
  ],
  source: 'plan 2.7.1-2.7.6',
  order: 240,
};
