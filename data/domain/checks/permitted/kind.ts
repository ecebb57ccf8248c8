import { number, oneOf, optional, properties } from '#domain/collection.ts';
import { unknownProperties } from '../about-feature.ts';
import type { CheckKind } from '../check.ts';
import { propertyName, propertyNames, selection, type Selection } from '../params.ts';
import { permittedWords } from './words.ts';

/** What a rule of the kind `permitted` may look at. */
export const permittedTests = {
  stated: { zh: '许可内容齐全', en: 'Says what is permitted' },
  extent: { zh: '不超许可面积', en: 'Within the permitted area' },
  ended: { zh: '到期撤除', en: 'Gone when the permit ends' },
  overlap: { zh: '许可互不重叠', en: 'Permits do not overlap' },
  atLeast: { zh: '数值不低于限值', en: 'A figure is at least the limit' },
  passage: { zh: '人行道留足通行宽度', en: 'Leaves room on the footway' },
  standsOn: { zh: '不得占压', en: 'Does not stand on' },
  clearOf: { zh: '与场所保持距离', en: 'Keeps away from places' },
  junctions: { zh: '与路口保持距离', en: 'Keeps away from crossings' },
} as const;

/** What a rule of the kind `permitted` is given; which of it is needed depends on the test. */
export interface PermittedParams {
  readonly test: keyof typeof permittedTests;
  /** What occupies the street. */
  readonly things: Selection;
  /** Metres (distance, width), per cent over the permitted area, m² in common; the figure itself for `atLeast`. */
  readonly limit?: number;
  /** Of the things: the permitted area, the last permitted day, the figure, the flag that says a thing stands on it; of footways: their width. */
  readonly property?: string;
  /** What a thing has to say. */
  readonly properties?: readonly string[];
  /** What it must not stand on or come near to; the footways. */
  readonly against?: Selection;
}

const needed: Readonly<Record<PermittedParams['test'], readonly (keyof PermittedParams)[]>> = {
  stated: ['properties'],
  extent: ['property', 'limit'],
  ended: ['property'],
  overlap: ['limit'],
  atLeast: ['property', 'limit'],
  passage: ['against', 'property', 'limit'],
  standsOn: ['against', 'limit'],
  clearOf: ['against', 'limit'],
  junctions: ['limit'],
};

/** 许可范围与时段: what occupies the street keeps to its place, its area, its time, and leaves room for those on foot. */
export const permitted: CheckKind = {
  titles: { zh: '许可范围与时段', en: 'Permitted place and time' },
  descriptions: {
    zh: '摊点疏导区、占道许可、人行道设施不超许可的位置、面积与期限，不占盲道，留足人行道净宽。',
    en: 'Stall zones, occupation permits and cabinets keep to the permitted place, area and time, off tactile paths, and leave room on the footway.',
  },
  params: properties({
    test: oneOf({ zh: '检查内容', en: 'What is checked' }, permittedTests),
    things: selection({ zh: '对象', en: 'Of' }),
    property: optional(propertyName({ zh: '属性', en: 'Property' }, 'things')),
    properties: optional(propertyNames({ zh: '应填内容', en: 'What has to be said' })),
    against: optional(selection({ zh: '避让对象', en: 'Kept clear' })),
    limit: optional(number({ zh: '限值', en: 'Limit' }, { minimum: 0 })),
  }),
  faults(params: PermittedParams) {
    const missing = needed[params.test].filter((name) => params[name] === undefined);
    if (missing.length > 0) {
      return missing.map((name) => ({ pointer: `/${name}`, detail: 'is needed for what is checked' }));
    }
    const of = params.test === 'passage' ? params.against! : params.things;
    const names = [...(params.properties ?? []), ...(params.property === undefined ? [] : [params.property])];
    return unknownProperties(of.collection, names).map((name) => ({
      pointer: params.properties?.includes(name) ? '/properties' : '/property',
      detail: `"${of.collection}" has no property "${name}"`,
    }));
  },
  looksAt: ({ test, things, against }: PermittedParams) => ({
    collections: [
      things.collection,
      ...(against === undefined ? [] : [against.collection]),
      ...(test === 'junctions' ? ['roads'] : []),
    ],
    records: [],
  }),
  figures: { wrong: { zh: '不符', en: 'Do not', measure: 'count' } },
  words: permittedWords,
};
