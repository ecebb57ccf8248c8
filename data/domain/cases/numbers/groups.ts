import { actions } from '#domain/actions.ts';
import { formatDay, dayOf } from '#domain/calendar/work-calendar.ts';
import type { Words } from '#domain/collection.ts';
import { channels } from '../words.ts';
import type { CaseFacts } from './facts.ts';

/** How a table of numbers is divided. */
export interface Grouping extends Words {
  /** The group of a case, '' for none. @param at the second at which the case counts */
  readonly keyOf: (facts: CaseFacts, at: number) => string;
  /** The filter of `/api/cases` that a group's cases pass, by parameter; `none` names a property that they lack. */
  readonly query: (key: string) => Readonly<Record<string, string>>;
  readonly label: (key: string) => Words;
  /** The group goes by the moment of counting, so that what stands now belongs to none. */
  readonly byTime?: true;
}

const same = (key: string): Words => ({ zh: key, en: key });
const unknown: Words = { zh: '（未填）', en: '(none)' };

/** Values that stand in a filter are joined by commas there. */
const value = (key: string): string => key.replaceAll(',', '%2C');

/** Divided by a word of the case. */
function byWord(property: 'unit' | 'district' | 'street', words: Words): Grouping {
  return {
    ...words,
    keyOf: (facts) => facts[property],
    query: (key) => (key === '' ? { none: property } : { [property]: value(key) }),
    label: (key) => (key === '' ? unknown : same(key)),
  };
}

/** Kind, code and name as one key. */
const between = '|';

export const groupings = {
  unit: byWord('unit', { zh: '责任单位', en: 'Unit' }),
  district: byWord('district', { zh: '所属区', en: 'District' }),
  street: byWord('street', { zh: '街道', en: 'Sub-district' }),
  action: {
    zh: '所属行动',
    en: 'Action',
    keyOf: ({ action }) => String(action),
    query: (key) => ({ action: key }),
    label: (key) => (actions as Readonly<Record<string, Words>>)[key] ?? unknown,
  },
  class: {
    zh: '小类',
    en: 'Class',
    keyOf: ({ classKind, classCode, className }) => [classKind, classCode, className].join(between),
    query(key) {
      const [classKind = '', classCode = '', ...name] = key.split(between);
      return { classKind, classCode, className: value(name.join(between)) };
    },
    label(key) {
      const [, code = '', ...name] = key.split(between);
      return same(`${code} ${name.join(between)}`);
    },
  },
  channel: {
    zh: '来源渠道',
    en: 'Source',
    keyOf: ({ channel }) => channel,
    query: (key) => ({ channel: key }),
    label: (key) => (channels as Readonly<Record<string, Words>>)[key] ?? same(key),
  },
  day: {
    zh: '日期',
    en: 'Day',
    keyOf: (_facts, at) => formatDay(dayOf(at * 1000)),
    query: (key) => ({ day: key }),
    label: same,
    byTime: true,
  },
} as const satisfies Readonly<Record<string, Grouping>>;

export type GroupingId = keyof typeof groupings;
