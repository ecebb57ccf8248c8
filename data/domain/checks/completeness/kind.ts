import type { Static } from 'typebox';
import { number, oneOf, optional, properties } from '#domain/collection.ts';
import type { Found } from '#domain/finding.ts';
import type { CheckKind } from '../check.ts';
import { collectionId, propertyNames, rows, where, propertyName } from '../params.ts';
import { ledgerTitles } from './ledgers.ts';
import { faultsOfParams } from './params-faults.ts';

/** What an amount has to reach. */
const measuredBy = {
  figure: { zh: '数值', en: 'A figure' },
  property: { zh: '另一属性的百分比', en: 'Per cent of another property' },
  perimeter: { zh: '周长的百分比', en: 'Per cent of the perimeter' },
} as const;

const property = { zh: '属性', en: 'Property' };
const own = { zh: '本身的属性', en: 'Its own property' };
const by = { zh: '对应的属性', en: 'The property that names it' };

const params = properties({
  collection: collectionId({ zh: '检查对象', en: 'What is checked' }),
  where: where({ zh: '其中', en: 'Of these' }),
  within: optional(
    rows(
      { zh: '仅限所属对象', en: 'Only those that belong to' },
      properties({
        collection: collectionId({ zh: '所属对象', en: 'Belongs to' }),
        own: propertyName(own, '..'),
        by: propertyName(by),
        where: where({ zh: '条件', en: 'Where' }),
      }),
      1,
    ),
  ),
  filled: optional(propertyNames({ zh: '必填属性', en: 'Must be filled in' })),
  yes: optional(propertyNames({ zh: '必须为“是”', en: 'Must be yes' })),
  until: optional(propertyNames({ zh: '期限不得已过', en: 'Days that must not have passed' })),
  amounts: optional(
    rows(
      { zh: '数量要求', en: 'Amounts' },
      properties({
        property: propertyName(property, '..'),
        of: oneOf({ zh: '不少于', en: 'At least' }, measuredBy),
        figure: number({ zh: '数值或百分比', en: 'Figure or per cent' }, { minimum: 0 }),
        than: optional(propertyName({ zh: '另一属性', en: 'Other property' }, '..')),
      }),
    ),
  ),
  related: optional(
    rows(
      { zh: '关联设施', en: 'What belongs to it' },
      properties({
        collection: collectionId({ zh: '设施', en: 'Collection' }),
        by: propertyName(by),
        own: propertyName(own, '..'),
        where: where({ zh: '条件', en: 'Where' }),
        least: number({ zh: '至少', en: 'At least' }, { minimum: 1 }),
      }),
    ),
  ),
  near: optional(
    rows(
      { zh: '附近设施', en: 'What is near' },
      properties({
        collection: collectionId({ zh: '设施', en: 'Collection' }),
        where: where({ zh: '条件', en: 'Where' }),
        metres: number({ zh: '距离不超过', en: 'Within' }, { unit: 'm', minimum: 0 }),
        by: optional(propertyName(by)),
        own: optional(propertyName(own, '..')),
      }),
    ),
  ),
  papers: optional(
    rows(
      { zh: '有效文书', en: 'Papers in force' },
      properties({
        kind: oneOf({ zh: '台账', en: 'Ledger' }, ledgerTitles),
        own: propertyName(own, '..'),
        orProperty: optional(propertyName({ zh: '或本身的编号属性', en: 'Or its own number' }, '..')),
        orUntil: optional(propertyName({ zh: '及其截止日期属性', en: 'and its last day' }, '..')),
      }),
    ),
  ),
});

export type CompletenessParams = Static<typeof params>;

/** 要素齐全: what a thing has to have, in its register, beside it and on paper. One finding a thing, with all that is missing. */
export const completeness: CheckKind = {
  titles: { zh: '要素齐全', en: 'Completeness' },
  descriptions: {
    zh: '逐个核对台账要素、附属设施和有效文书是否齐全。',
    en: 'Whether each thing has its fields filled in, its facilities beside it and its papers in force.',
  },
  params,
  faults: faultsOfParams,
  looksAt: (given: CompletenessParams) => ({
    collections: [
      ...new Set([
        given.collection,
        ...[...(given.within ?? []), ...(given.related ?? []), ...(given.near ?? [])].map(
          ({ collection }) => collection,
        ),
      ]),
    ],
    records: [...new Set((given.papers ?? []).map(({ kind }) => kind))],
  }),
  figures: {
    incomplete: { zh: '不齐全', en: 'Incomplete', measure: 'count' },
    missing: { zh: '缺项合计', en: 'Items missing', measure: 'count' },
  },
  words,
};

function words({ subjects, details = {} }: Pick<Found, 'subjects' | 'details'>) {
  const list = (name: string): readonly string[] => (details[name] as readonly string[] | undefined) ?? [];
  const title = String(details['title'] ?? subjects[0]?.name ?? '');
  return {
    wrong: {
      zh: `${title}：${list('wrongZh').join('；')}`,
      en: `${title}: ${list('wrongEn').join('; ')}`,
    },
    remedy: { zh: list('remedyZh').join('；'), en: list('remedyEn').join('; ') },
  };
}
