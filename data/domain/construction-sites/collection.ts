import {
  type Collection,
  day,
  flag,
  number,
  oneOf,
  optional,
  properties,
  provenance,
  text,
  validity,
  whole,
} from '#domain/collection.ts';

/** Building and demolition sites with their letter of responsibility, hoarding, paved road and wash platforms (plan 2.4.7, 2.5.2, 2.5.3). */
export const constructionSites: Collection = {
  id: 'construction-sites',
  titles: { zh: '建设工地', en: 'Construction sites' },
  descriptions: {
    zh: '建筑与拆迁工地：责任书、围挡、硬质道路、冲洗平台。',
    en: 'Building and demolition sites: letter of responsibility, hoarding, paved road, wash platforms.',
  },
  geometry: 'area',
  schema: properties({
    number: text({ zh: '工地编号', en: 'Site number' }),
    name: text({ zh: '名称', en: 'Name' }),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      { build: { zh: '建筑工地', en: 'Building site' }, demolition: { zh: '拆迁工地', en: 'Demolition site' } },
    ),
    stage: oneOf(
      { zh: '状态', en: 'Stage' },
      {
        active: { zh: '在建', en: 'Active' },
        stopped: { zh: '停工', en: 'Stopped' },
        finished: { zh: '竣工', en: 'Finished' },
      },
    ),
    contractor: text({ zh: '施工单位', en: 'Contractor' }),
    owner: text({ zh: '建设单位', en: 'Owner' }),
    letterNumber: optional(text({ zh: '责任书编号', en: 'Letter of responsibility' })),
    letterUntil: optional(day({ zh: '责任书有效期止', en: 'Letter valid until' })),
    hoardingLength: number({ zh: '围挡长度', en: 'Hoarding length' }, { unit: 'm', minimum: 0 }),
    hoardingArea: number({ zh: '围挡面积', en: 'Hoarding area' }, { unit: 'm²', minimum: 0 }),
    psaArea: number(
      { zh: '围挡公益广告面积', en: 'Public-service ads on the hoarding' },
      { unit: 'm²', minimum: 0, source: 'plan 2.4.7' },
    ),
    gates: whole({ zh: '出入口数', en: 'Gates' }, { minimum: 0 }),
    washPlatforms: whole({ zh: '冲洗平台数', en: 'Wash platforms' }, { minimum: 0, source: 'plan 2.5.3' }),
    pavedRoad: flag({ zh: '硬质施工道路', en: 'Paved site road' }, { source: 'plan 2.5.3' }),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'name',
  searched: ['name', 'number'],
  columns: [
    { property: 'name', kind: 'word', inTile: true },
    { property: 'kind', kind: 'word', inTile: true },
    { property: 'stage', kind: 'word', inTile: true },
    { property: 'pavedRoad', kind: 'flag', inTile: false },
  ],
  source: 'plan 2.1.8, 2.4.7, 2.5.2, 2.5.3',
  order: 230,
};
