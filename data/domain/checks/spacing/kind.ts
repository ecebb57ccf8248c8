import { number, oneOf, optional, properties, text } from '#domain/collection.ts';
import { collectionById } from '#domain/collections.ts';
import type { Found } from '#domain/finding.ts';
import type { CheckKind } from '../check.ts';
import { collectionId, propertyName, rows, selection, where, type Selection, type Where } from '../params.ts';
import type { Reading } from './gaps.ts';
import { spacingWords } from './words.ts';

/** What a rule of spacing is given. */
export interface SpacingParams {
  /** Sections of road that it concerns. */
  readonly roads: Where;
  /** What is to stand along them. */
  readonly things: Selection;
  /** What it is called where the collection's title says too much: 公益广告 of all ads. */
  readonly zh?: string;
  readonly en?: string;
  /** Which of these count: what is damaged or lost does not. */
  readonly counts: Where;
  /** Metres between neighbours at most, or a block's length. */
  readonly metres: number;
  /** Other limits for some of the sections; the first that fits. */
  readonly limits?: readonly { readonly where: Where; readonly metres: number }[];
  readonly reading: Reading;
  readonly sides: 'together' | 'each';
  readonly carriageways: 'one' | 'each';
  /** Metres from the middle of a carriageway within which something stands along it. */
  readonly matchMetres: number;
  /** The property that names the road something belongs to; absent: the nearest. */
  readonly roadProperty?: string;
  /** Metres on either side of a crossing that stay free of anything new. */
  readonly crossingMetres: number;
  /** Within so many metres of these nothing new may be put. */
  readonly forbidden: readonly { readonly collection: string; readonly where: Where; readonly metres: number }[];
}

const distance = { unit: 'm', minimum: 1, maximum: 10_000 };

/** Something each so many metres along the streets. */
export const spacing: CheckKind = {
  titles: { zh: '沿街间距', en: 'Spacing along streets' },
  descriptions: {
    zh: '沿道路真实走向，每隔一定距离应有一处：算出间距超限的路段、达标长度占比，以及最少增设位置。',
    en: 'One each so many metres along the real street: gaps that are too long, the share of length that complies, and the fewest places to be added.',
  },
  params: properties({
    roads: where({ zh: '适用路段', en: 'Sections it concerns' }, 'roads'),
    things: selection({ zh: '检查对象', en: 'What has to stand there' }),
    zh: optional(text({ zh: '对象名称', en: 'Called in Chinese' }, { maxLength: 30 })),
    en: optional(text({ zh: '对象英文名称', en: 'Called in English' }, { maxLength: 60 })),
    counts: where({ zh: '计入条件', en: 'Which of these count' }, 'things'),
    metres: number({ zh: '最大间距', en: 'At most apart' }, distance),
    limits: optional(
      rows(
        { zh: '分类间距', en: 'Other limits by section' },
        properties({
          where: where({ zh: '路段', en: 'Sections' }, 'roads'),
          metres: number({ zh: '最大间距', en: 'At most apart' }, distance),
        }),
      ),
    ),
    reading: oneOf(
      { zh: '口径', en: 'Reading' },
      {
        gap: { zh: '按间距：相邻及两端间距不超过限值', en: 'By gap: no gap, ends included, above the limit' },
        block: { zh: '按分段：每一段内至少一处', en: 'By block: one in each block' },
      },
    ),
    sides: oneOf(
      { zh: '路侧', en: 'Sides' },
      { together: { zh: '两侧合计', en: 'Both together' }, each: { zh: '两侧分别', en: 'Each for itself' } },
    ),
    carriageways: oneOf(
      { zh: '分幅道路', en: 'Carriageways' },
      {
        one: { zh: '双幅及辅路按一条路计', en: 'Drawn apart, counted once' },
        each: { zh: '各幅分别计', en: 'Each counted' },
      },
    ),
    matchMetres: number({ zh: '归属距离', en: 'Belongs within' }, { unit: 'm', minimum: 1, maximum: 200 }),
    roadProperty: optional(propertyName({ zh: '路名字段', en: 'Property that names the road' }, 'things')),
    crossingMetres: number({ zh: '路口避让', en: 'Kept free at crossings' }, { unit: 'm', minimum: 0, maximum: 200 }),
    forbidden: rows(
      { zh: '禁设范围', en: 'Where nothing may be put' },
      properties({
        collection: collectionId({ zh: '图层', en: 'Collection' }),
        where: where({ zh: '条件', en: 'Condition' }),
        metres: number({ zh: '范围', en: 'Within' }, { unit: 'm', minimum: 0, maximum: 500 }),
      }),
    ),
  }),
  faults({ roads, things, counts, limits, roadProperty, forbidden }: SpacingParams) {
    const unknown = (pointer: string, collection: string, names: Iterable<string>) => {
      const held = collectionById(collection)?.schema.properties ?? {};
      return [...names]
        .filter((name) => !(name in held))
        .map((name) => ({
          pointer: pointer.endsWith('/') ? `${pointer}${name}` : pointer,
          detail: `"${collection}" have no property "${name}"`,
        }));
    };
    return [
      ...unknown('/roads/', 'roads', Object.keys(roads)),
      ...unknown('/things/where/', things.collection, Object.keys(things.where)),
      ...unknown('/counts/', things.collection, Object.keys(counts)),
      ...(limits ?? []).flatMap((row, i) => unknown(`/limits/${i}/where/`, 'roads', Object.keys(row.where))),
      ...unknown('/roadProperty', things.collection, roadProperty === undefined ? [] : [roadProperty]),
      ...forbidden.flatMap((row, i) => unknown(`/forbidden/${i}/where/`, row.collection, Object.keys(row.where))),
    ];
  },
  looksAt: ({ things, forbidden }: SpacingParams) => ({
    collections: [...new Set(['roads', things.collection, ...forbidden.map(({ collection }) => collection)])],
    records: [],
  }),
  figures: {
    length: { zh: '检查长度', en: 'Length checked', measure: 'm' },
    compliant: { zh: '达标长度', en: 'Length that complies', measure: 'm' },
    longest: { zh: '最大间距', en: 'Longest gap', measure: 'm' },
    additions: { zh: '最少增设', en: 'Fewest to be added', measure: 'count' },
    byGap: { zh: '按间距达标率', en: 'Complies by gap', measure: '%' },
    byBlock: { zh: '按分段达标率', en: 'Complies by block', measure: '%' },
    streets: { zh: '道路条数', en: 'Streets', measure: 'count' },
    failing: { zh: '未达标道路', en: 'Streets that fail', measure: 'count' },
    counted: { zh: '计入数量', en: 'Things that count', measure: 'count' },
    notCounted: { zh: '不计入数量', en: 'Things that do not count', measure: 'count' },
  },
  words: (found: Found) => spacingWords(found),
};
