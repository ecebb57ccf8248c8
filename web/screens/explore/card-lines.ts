import { factsOf, type Collection } from '#domain/collection.ts';
import type { Feature, PropertyValue } from '#domain/feature.ts';
import { areaOf, lengthOf } from '#domain/geometry/measure.ts';
import type { TFunction } from 'i18next';
import { classWords } from '../../cases/classes.ts';
import { clockOfCase } from '../../cases/clock-of-case.ts';
import { formatArea, formatLength } from '../../i18n/measures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { formatInstant, formatSpan } from '../../i18n/times.ts';
import type { Language } from '../../state/view.ts';

/** One line of a card: what it is called, and its value in words. */
export interface CardLine {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** The property is not there: the value is a dash. */
  readonly missing: boolean;
  /** Deadline only: what is left or how long it is overdue. */
  readonly remark?: { readonly words: string; readonly overdue: boolean };
}

interface Speech {
  readonly t: TFunction;
  readonly language: Language;
}

/**
 * Every property of a feature in words and units, in the order of its declaration, then where it lies.
 * @param now epoch milliseconds, what the time left is counted from
 */
export function cardLines(collection: Collection, feature: Feature, now: number, speech: Speech): readonly CardLine[] {
  const lines = Object.entries(collection.schema.properties).map(([key, schema]): CardLine => {
    const facts = factsOf(schema);
    const value = feature.properties[key];
    const label = speech.language === 'zh' ? facts.title : facts.titleEn;
    if (value === undefined) return { key, label, value: speech.t('missing'), missing: true };
    const remark = key === 'dueAt' ? remarkOnDue(feature, now, speech.t) : undefined;
    return {
      key,
      label,
      value: valueInWords(key, schema, value, feature, speech),
      missing: false,
      ...(remark && { remark }),
    };
  });
  return [...lines, ...geometryLines(feature, speech)];
}

/** What a feature is called: its label, or a dash. */
export function nameOf(collection: Collection, feature: Pick<Feature, 'properties'>, t: TFunction): string {
  const label = feature.properties[collection.label];
  return label === undefined || label === '' ? t('missing') : String(label);
}

function valueInWords(
  key: string,
  schema: Collection['schema']['properties'][string],
  value: PropertyValue,
  feature: Feature,
  { t, language }: Speech,
): string {
  const facts = factsOf(schema);
  const format = (schema as { format?: string }).format;
  if (key === 'className') return classNameInWords(feature, language);
  if (Array.isArray(value)) return value.length === 0 ? t('missing') : value.join(t('listSeparator'));
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  const words = facts.words?.[String(value)];
  if (words) return words[language];
  if (typeof value === 'number') return formatNumber(value, language, 2) + (facts.unit ? ` ${facts.unit}` : '');
  if (format === 'date-time') return formatInstant(Date.parse(String(value)));
  return String(value);
}

/** The class by the catalogue where it knows the code, so that it can be read in both languages. */
function classNameInWords(feature: Feature, language: Language): string {
  const { classCode, className } = feature.properties;
  const words = classWords(String(classCode))[language];
  return words === classCode ? String(className) : words;
}

/** What is left of a deadline, for cases whose sign shows a running clock. */
function remarkOnDue(feature: Feature, now: number, t: TFunction): CardLine['remark'] {
  const state = clockOfCase(feature.properties, now);
  if (state === 'ended' || state === 'none') return undefined;
  const left = Date.parse(String(feature.properties['dueAt'])) - now;
  return left > 0
    ? { words: t('card.remaining', { span: formatSpan(left, t) }), overdue: false }
    : { words: t('card.overdueBy', { span: formatSpan(-left, t) }), overdue: true };
}

function geometryLines(feature: Feature, { t }: Speech): CardLine[] {
  const { geometry } = feature;
  const line = (key: string, label: string, value: string): CardLine => ({ key, label, value, missing: false });
  switch (geometry.type) {
    case 'Point': {
      const [lng, lat] = geometry.coordinates as [number, number];
      return [line('$position', t('card.position'), t('map.cursor', { east: lng.toFixed(6), north: lat.toFixed(6) }))];
    }
    case 'LineString':
      return [line('$length', t('card.geometry.length'), formatLength(lengthOf(geometry.coordinates)))];
    case 'MultiLineString': {
      const metres = geometry.coordinates.reduce((sum, part) => sum + lengthOf(part), 0);
      return [line('$length', t('card.geometry.length'), formatLength(metres))];
    }
    case 'Polygon':
      return [line('$area', t('card.geometry.area'), formatArea(areaOf(geometry.coordinates)))];
    case 'MultiPolygon': {
      const squareMetres = geometry.coordinates.reduce((sum, part) => sum + areaOf(part), 0);
      return [line('$area', t('card.geometry.area'), formatArea(squareMetres))];
    }
    default:
      return [];
  }
}

/** The card as text, to be pasted into a message: title, then a line a property that is there. */
export function cardText(
  collection: Collection,
  feature: Feature,
  lines: readonly CardLine[],
  { t, language }: Speech,
): string {
  const separator = t('labelSeparator');
  return [
    `${collection.titles[language]} ${nameOf(collection, feature, t)}`,
    ...lines
      .filter((line) => !line.missing)
      .map(
        ({ label, value, remark }) =>
          `${label}${separator}${value}${remark ? t('inBrackets', { words: remark.words }) : ''}`,
      ),
  ].join('\n');
}
