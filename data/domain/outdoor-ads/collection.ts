import {
  type Collection,
  day,
  flag,
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

/** Outdoor advertisements; hoardings are counted with their site (plan 2.4.2-2.4.6). */
export const outdoorAds: Collection = {
  id: 'outdoor-ads',
  titles: { zh: '户外广告', en: 'Outdoor ads' },
  descriptions: { zh: '户外广告设施与公益广告。', en: 'Outdoor advertising and public-service advertising.' },
  geometry: 'point',
  group: 'advertising',
  register: true,
  schema: properties({
    number: text({ zh: '广告编号', en: 'Ad number' }),
    medium: oneOf(
      { zh: '媒体形式', en: 'Medium' },
      {
        billboard: { zh: '大型户外广告牌', en: 'Billboard' },
        led: { zh: '电子显示屏', en: 'Screen' },
        buildingTv: { zh: '楼宇电视', en: 'In-building TV' },
        lightBox: { zh: '灯箱', en: 'Light box' },
        busShelter: { zh: '候车亭广告', en: 'Bus shelter' },
      },
    ),
    area: number({ zh: '面积', en: 'Area' }, { unit: 'm²', minimum: 0 }),
    psa: flag({ zh: '公益广告', en: 'Public-service ad' }, { source: 'plan 2.4.6' }),
    psaTheme: optional(
      oneOf(
        { zh: '公益主题', en: 'Theme' },
        {
          chineseDream: { zh: '中国梦', en: 'Chinese Dream' },
          civility: { zh: '讲文明树新风', en: 'Civility' },
          minors: { zh: '未成年人思想道德建设', en: 'Education of minors' },
        },
        { source: 'plan 2.4.5' },
      ),
    ),
    psaTimeShare: optional(
      number({ zh: '公益播放时长占比', en: 'Public-service share of time' }, { unit: '%', minimum: 0, maximum: 100 }),
    ),
    inPlan: flag({ zh: '符合规划', en: 'In the plan' }, { source: 'plan 2.4.2' }),
    permitted: flag({ zh: '经许可', en: 'Permitted' }, { source: 'plan 2.4.2' }),
    permitUntil: optional(day({ zh: '许可有效期止', en: 'Permit until' })),
    owner: text({ zh: '设置单位', en: 'Owner' }),
    road: optional(text({ zh: '道路', en: 'Road' })),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number'],
  columns: [
    { property: 'medium', kind: 'word', inTile: true },
    { property: 'psa', kind: 'flag', inTile: true },
    { property: 'inPlan', kind: 'flag', inTile: true },
    { property: 'permitted', kind: 'flag', inTile: true },
    { property: 'road', kind: 'word', inTile: false },
  ],
  source: 'plan 2.4.1-2.4.6',
  order: 440,
};
