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
} from '#domain/collection.ts';
import { componentStates } from '#domain/components/state.ts';

/** One straight face of a site's hoarding; each is to show public-service ads, 30 % of all at least (plan 2.4.7, 2.5.3). */
export const hoardingFaces: Collection = {
  id: 'hoarding-faces',
  titles: { zh: '工地围挡', en: 'Hoardings' },
  descriptions: {
    zh: '工地围挡各面的长度、高度与公益广告面积。',
    en: 'Hoardings of the sites, face by face, and their public-service ads.',
  },
  geometry: 'line',
  group: 'sites',
  register: true,
  schema: properties({
    number: text({ zh: '围挡编号', en: 'Face number' }),
    site: text({ zh: '工地编号', en: 'Construction site' }),
    length: number({ zh: '长度', en: 'Length' }, { unit: 'm', minimum: 0 }),
    height: number({ zh: '高度', en: 'Height' }, { unit: 'm', minimum: 0 }),
    psaArea: number({ zh: '公益广告面积', en: 'Public-service ads' }, { unit: 'm²', minimum: 0, source: 'plan 2.4.7' }),
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
    state: oneOf({ zh: '部件状态', en: 'State' }, componentStates),
    ...responsibility,
    photos: optional(photos()),
    ...validity,
    ...provenance,
  }),
  time: { from: 'validFrom', to: 'validTo' },
  label: 'number',
  searched: ['number', 'site'],
  columns: [
    { property: 'state', kind: 'word', inTile: true },
    { property: 'site', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.4.4, 2.4.7, 2.5.3',
  order: 340,
};
