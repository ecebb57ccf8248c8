import type { Static } from 'typebox';
import { number, oneOf, optional, properties, text, whole } from '#domain/collection.ts';
import type { CheckKind } from '../check.ts';
import { collectionId, propertyNames, rows, where, propertyName } from '../params.ts';
import { faultsOfParams } from './params-faults.ts';
import { words } from './words.ts';

/** How a share is measured; the others are shown beside. */
export const shareMeasures = {
  count: { zh: '按数量', en: 'By count' },
  area: { zh: '按面积', en: 'By area' },
  time: { zh: '按播放时长', en: 'By screen time' },
} as const;

export type ShareMeasure = keyof typeof shareMeasures;

/** Over what a share is taken. */
export const shareGroups = {
  city: { zh: '全市', en: 'The whole city' },
  district: { zh: '各区', en: 'Each district' },
  street: { zh: '各条街道', en: 'Each street' },
  property: { zh: '按属性分组', en: 'Each value of a property' },
  feature: { zh: '逐个对象', en: 'Each feature' },
} as const;

const params = properties({
  collection: collectionId({ zh: '检查对象', en: 'What is counted' }),
  where: where({ zh: '其中', en: 'Of these' }),
  zh: text({ zh: '计入部分的中文说法', en: 'The share in Chinese' }, { maxLength: 30, pattern: '\\S' }),
  en: text({ zh: '计入部分的英文说法', en: 'The share in English' }, { maxLength: 60, pattern: '\\S' }),
  part: where({ zh: '计入占比的', en: 'What is the share' }),
  least: number({ zh: '不低于', en: 'At least' }, { unit: '%', minimum: 0, maximum: 100 }),
  measure: oneOf({ zh: '计算口径', en: 'Measured by' }, shareMeasures),
  group: oneOf({ zh: '统计范围', en: 'Over' }, shareGroups),
  groupBy: optional(propertyName({ zh: '分组属性', en: 'Grouped by' })),
  size: optional(propertyNames({ zh: '面积属性（多个相乘）', en: 'Area (several: their product)' })),
  partSize: optional(propertyNames({ zh: '计入部分的面积属性', en: 'Area of the share' })),
  time: optional(propertyName({ zh: '时长占比属性', en: 'Share of time' })),
  slots: optional(whole({ zh: '每轮播放位数', en: 'Slots in a loop' }, { minimum: 1, maximum: 1000 })),
  faces: optional(
    rows(
      { zh: '每一面均须有', en: 'Each face shows some' },
      properties({
        collection: collectionId({ zh: '面', en: 'Faces' }),
        by: propertyName({ zh: '所属编号属性', en: 'Names its owner by' }),
        own: propertyName({ zh: '本身的编号属性', en: 'The owner’s own number' }, '..'),
        partSize: propertyName({ zh: '计入部分的面积属性', en: 'Area of the share' }),
        where: where({ zh: '条件', en: 'Where' }),
      }),
      1,
    ),
  ),
});

export type ShareParams = Static<typeof params>;

/** 占比: a part of a whole that must be so large, by count, area or time. */
export const share: CheckKind = {
  titles: { zh: '占比', en: 'Share' },
  descriptions: {
    zh: '一部分占全部的比例不低于规定值，如公益广告占户外广告；恰好达到即合格，没有对象时为“—”。',
    en: 'A part is at least so much of the whole, as public-service ads of all ads; exactly the limit passes, nothing at all is “—”.',
  },
  params,
  faults: faultsOfParams,
  looksAt: (given: ShareParams) => ({
    collections: [
      ...new Set([
        given.collection,
        ...(given.faces ?? []).map(({ collection }) => collection),
        ...(given.group === 'street' ? ['roads'] : []),
        ...(given.group === 'district' ? ['divisions'] : []),
      ]),
    ],
    records: [],
  }),
  figures: {
    below: { zh: '未达标', en: 'Below', measure: 'count' },
    countShare: { zh: '数量占比', en: 'By count', measure: '%' },
    areaShare: { zh: '面积占比', en: 'By area', measure: '%' },
    timeShare: { zh: '时长占比', en: 'By time', measure: '%' },
    bareFaces: { zh: '空白的面', en: 'Faces without', measure: 'count' },
  },
  words,
};
