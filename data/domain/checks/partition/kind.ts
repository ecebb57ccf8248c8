import { number, oneOf, optional, properties } from '#domain/collection.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import type { CheckKind } from '../check.ts';
import { partitionWords } from './words.ts';

/** What has to cover the city without gap or overlap. */
export const partitioned = {
  zones: { zh: '责任区', en: 'Responsibility zones' },
  rivers: { zh: '河道分段', en: 'River sections' },
} as const;

/** What a rule of the kind `partition` is given. */
export interface PartitionParams {
  readonly of: keyof typeof partitioned;
  /** Zones: of which kind of responsibility. */
  readonly responsibilityKind?: ResponsibilityKind;
  /** Zones: pieces of less ground are nothing, m². */
  readonly least?: number;
  /** Rivers: ends nearer to the next section than this meet it, and so much may lie on each other, m. */
  readonly near?: number;
}

/** 无缝覆盖: the zones of a kind of responsibility, or the sections of the rivers, without gap or overlap. */
export const partition: CheckKind = {
  titles: { zh: '无缝覆盖', en: 'Partition' },
  descriptions: {
    zh: '同一责任类别的责任区（或同一河道的分段）不留空白、不重叠。有意划出的水域、铁路等不算空白。',
    en: 'Zones of one kind of responsibility, or sections of one river, leave no gap and do not overlap. Ground left out on purpose is no gap.',
  },
  params: properties({
    of: oneOf({ zh: '对象', en: 'Of' }, partitioned),
    responsibilityKind: optional(oneOf({ zh: '责任类别', en: 'Kind of responsibility' }, responsibilityKinds)),
    least: optional(number({ zh: '不计小于', en: 'Not counted below' }, { unit: 'm²', minimum: 0 })),
    near: optional(number({ zh: '接头容差', en: 'Ends meet within' }, { unit: 'm', minimum: 0, maximum: 200 })),
  }),
  faults: ({ of, responsibilityKind }: PartitionParams) =>
    of === 'zones' && responsibilityKind === undefined
      ? [{ pointer: '/responsibilityKind', detail: 'zones are covered by kind of responsibility; choose one' }]
      : [],
  looksAt: ({ of }: PartitionParams) =>
    of === 'zones'
      ? { collections: ['zones', 'city-extents', 'divisions'], records: ['scheme-versions'] }
      : { collections: ['river-sections'], records: [] },
  figures: {
    gap: { zh: '空白', en: 'Gaps', measure: 'm²' },
    overlap: { zh: '重叠', en: 'Overlaps', measure: 'm²' },
    gapLength: { zh: '未分段', en: 'Without a section', measure: 'm' },
    overlapLength: { zh: '重叠', en: 'Overlaps', measure: 'm' },
  },
  words: partitionWords,
};
