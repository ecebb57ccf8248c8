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
} from '#domain/collection.ts';
import { componentStates } from '#domain/components/state.ts';

/** Wash platforms at the gates of sites (plan 2.5.3, 2.5.7). */
export const washPlatforms: Collection = {
  id: 'wash-platforms',
  titles: { zh: '冲洗平台', en: 'Wash platforms' },
  descriptions: { zh: '工地出入口冲洗平台。', en: 'Where trucks are washed before they leave a site.' },
  geometry: 'point',
  group: 'sites',
  register: true,
  schema: properties({
    number: text({ zh: '平台编号', en: 'Platform number' }),
    site: text({ zh: '工地编号', en: 'Construction site' }),
    gate: optional(text({ zh: '出入口编号', en: 'Gate' })),
    kind: oneOf(
      { zh: '类型', en: 'Kind' },
      { automatic: { zh: '自动洗轮机', en: 'Automatic' }, manual: { zh: '高压水枪', en: 'Hand-held' } },
    ),
    sensor: flag({ zh: '冲洗监测', en: 'Washing is sensed' }),
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
    { property: 'kind', kind: 'word', inTile: false },
    { property: 'site', kind: 'word', inTile: false },
    { property: 'unit', kind: 'word', inTile: false },
  ],
  source: 'plan 2.5.3, 2.5.7',
  order: 481,
};
