import type { Static } from 'typebox';
import { day, number, oneOf, optional, properties, text } from '#domain/collection.ts';
import { unknownProperties } from '../about-feature.ts';
import type { CheckKind } from '../check.ts';
import { collectionId, where, propertyName } from '../params.ts';
import { words } from './words.ts';

/** What is asked of a register over time. */
export const trendAims = {
  none: { zh: '清零：一处不留', en: 'None stands' },
  monthly: { zh: '逐月减少', en: 'Fewer month on month' },
  baseline: { zh: '比基期减少', en: 'Fewer than on a base date' },
} as const;

const params = properties({
  collection: collectionId({ zh: '检查对象', en: 'What is counted' }),
  where: where({ zh: '其中', en: 'Of these' }),
  zh: text({ zh: '中文说法', en: 'In Chinese' }, { maxLength: 30, pattern: '\\S' }),
  en: text({ zh: '英文说法', en: 'In English' }, { maxLength: 60, pattern: '\\S' }),
  aim: oneOf({ zh: '要求', en: 'What is asked' }, trendAims),
  gone: where({ zh: '视为已消除', en: 'No more standing' }),
  from: optional(propertyName({ zh: '出现日期属性', en: 'Since when' })),
  to: optional(propertyName({ zh: '消除日期属性', en: 'Until when' })),
  area: optional(propertyName({ zh: '面积属性', en: 'Area' })),
  baseDay: optional(day({ zh: '基期', en: 'Base date' })),
  baseCount: optional(number({ zh: '基期数量', en: 'Number on the base date' }, { minimum: 0 })),
  baseArea: optional(number({ zh: '基期面积', en: 'Area on the base date' }, { unit: 'm²', minimum: 0 })),
});

export type TrendParams = Static<typeof params>;

/** 增减趋势: what must be none, or become fewer, by count and by area. */
export const trend: CheckKind = {
  titles: { zh: '增减趋势', en: 'Trend' },
  descriptions: {
    zh: '新生的清零，存量的逐月减少，或比基期减少；数量与面积都要减少。',
    en: 'New ones none, old ones fewer month on month, or fewer than on a base date; by count and by area.',
  },
  params,
  faults: faultsOfParams,
  looksAt: ({ collection }: TrendParams) => ({ collections: [collection], records: [] }),
  figures: {
    standing: { zh: '现存', en: 'Standing', measure: 'count' },
    standingArea: { zh: '现存面积', en: 'Area standing', measure: 'm²' },
    change: { zh: '上月增减', en: 'Change last month', measure: 'count' },
    changeArea: { zh: '上月面积增减', en: 'Change of area last month', measure: 'm²' },
    thisMonth: { zh: '本月增减', en: 'Change this month', measure: 'count' },
    thisMonthArea: { zh: '本月面积增减', en: 'Change of area this month', measure: 'm²' },
    base: { zh: '基期数量', en: 'On the base date', measure: 'count' },
    baseArea: { zh: '基期面积', en: 'Area on the base date', measure: 'm²' },
    undated: { zh: '已消除但无日期', en: 'Gone without a date', measure: 'count' },
  },
  words,
};

function faultsOfParams(given: TrendParams): { pointer: string; detail: string }[] {
  const faults: { pointer: string; detail: string }[] = [];
  for (const list of ['where', 'gone'] as const) {
    for (const name of unknownProperties(given.collection, Object.keys(given[list]))) {
      faults.push({ pointer: `/${list}`, detail: `${given.collection} has no property "${name}"` });
    }
  }
  for (const field of ['from', 'to', 'area'] as const) {
    const name = given[field];
    if (name !== undefined && unknownProperties(given.collection, [name]).length > 0) {
      faults.push({ pointer: `/${field}`, detail: `${given.collection} has no property "${name}"` });
    }
  }
  if (given.aim === 'monthly') {
    for (const field of ['from', 'to'] as const) {
      if (given[field] === undefined)
        faults.push({ pointer: `/${field}`, detail: 'is needed to count at a month’s end' });
    }
  }
  return faults;
}
