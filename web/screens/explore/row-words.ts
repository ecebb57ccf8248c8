import { factsOf, type Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import type { TFunction } from 'i18next';
import { classWords } from '../../cases/classes.ts';
import { formatInstant } from '../../i18n/times.ts';
import type { Language } from '../../state/view.ts';
import { cardLines, nameOf } from './card-lines.ts';

/** What a row of the list says: a name, a second line, and at its end the deadline's state or the number. */
export interface RowWords {
  readonly name: string;
  readonly detail: string;
  readonly aside: string;
  readonly overdue: boolean;
}

/** @param now epoch milliseconds */
export function rowWords(
  collection: Collection,
  feature: Feature,
  now: number,
  t: TFunction,
  language: Language,
): RowWords {
  return collection.cells
    ? caseWords(collection, feature, now, t, language)
    : registerWords(collection, feature, t, language);
}

function caseWords(collection: Collection, feature: Feature, now: number, t: TFunction, language: Language): RowWords {
  const { classCode, className, number, place, reportedAt } = feature.properties;
  const words = classWords(String(classCode))[language];
  const due = cardLines(collection, feature, now, { t, language }).find((line) => line.key === 'dueAt')?.remark;
  return {
    name: words === classCode ? String(className ?? number) : words,
    detail: [number, place].filter((part) => part !== undefined).join(' · '),
    aside: due?.words ?? (typeof reportedAt === 'string' ? formatInstant(Date.parse(reportedAt)) : ''),
    overdue: due?.overdue ?? false,
  };
}

/** Of a register's feature: up to three of the columns it is indexed by, in words. */
function registerWords(collection: Collection, feature: Feature, t: TFunction, language: Language): RowWords {
  const details = collection.columns
    .filter(({ property, kind }) => kind === 'word' && property !== collection.label && property !== 'number')
    .map(({ property }) => {
      const value = feature.properties[property];
      const schema = collection.schema.properties[property];
      if (value === undefined || schema === undefined) return undefined;
      return factsOf(schema).words?.[String(value)]?.[language] ?? String(value);
    })
    .filter((words) => words !== undefined)
    .slice(0, 3);
  const number = feature.properties['number'];
  return {
    name: nameOf(collection, feature, t),
    detail: details.join(' · '),
    aside: collection.label === 'number' || number === undefined ? '' : String(number),
    overdue: false,
  };
}
