import type { TFunction } from 'i18next';
import type { Words } from '#domain/collection.ts';
import { sides } from '#domain/streets/side.ts';
import { zones } from '#domain/zones/collection.ts';
import { riverSections } from '#domain/rivers/collection.ts';
import { factsOf } from '#domain/collection.ts';
import type { CityTest, TestEntry, TestItem, TestUnit } from '#domain/zones/whole-city/report.ts';
import { formatArea, formatLength } from '../../i18n/measures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import type { Language } from '../../state/view.ts';

interface Speech {
  readonly t: TFunction;
  readonly say: (words: Words) => string;
  readonly language: Language;
}

/** A measured value with its unit. */
export function measureWords(value: number, unit: TestUnit, language: Language): string {
  if (unit === 'm²') return value === 0 ? '0 m²' : formatArea(value);
  if (unit === 'm') return value === 0 ? '0 m' : formatLength(value);
  if (unit === '%') return `${formatNumber(value, language, 1)}%`;
  return formatNumber(value, language);
}

/** The figure of a test with what it is out of: "3 / 120", "1.2 km²", "—" where there is nothing to measure. */
export function figureWords({ test, figure, unit, of }: TestEntry, { t, language }: Speech): string {
  if (figure === null) return t('missing');
  const words = measureWords(figure, unit, language);
  // Hours out of cases would be no share.
  if (test === 'shift') return t('zonePanels.hours', { count: figure, figures: words });
  if (unit === '%') {
    const signed = Math.round((figure / 100) * of);
    return t('zonePanels.rate', {
      signed: formatNumber(signed, language),
      all: formatNumber(of, language),
      percent: formatNumber(figure, language, 1),
    });
  }
  return of > 0 ? t('zonePanels.outOf', { words, of: measureWords(of, unit, language) }) : words;
}

/** Whether a test found nothing wrong; undefined where there is nothing to measure. */
export function isPassed({ figure, unit }: TestEntry): boolean | undefined {
  return figure === null ? undefined : unit === '%' ? figure >= 100 : figure === 0;
}

/** One fault in words: what it is, and beneath what there is to know. */
export function itemWords(test: CityTest, item: TestItem, speech: Speech): { head: string; more: string } {
  const { t, say, language } = speech;
  const { subject, measured, unit, of } = item;
  const name = [subject?.number, subject?.name].filter(Boolean).join(' ');
  const measure = measureWords(measured, unit, language);
  switch (test) {
    case 'ground':
      return { head: measure, more: answering(item, t) };
    case 'road':
      return {
        head: t('zonePanels.roadItem', {
          road: name || t('zonePanels.unnamedRoad'),
          side: item.side ? say(sides[item.side]) : '',
          length: measure,
        }),
        more: answering(item, t),
      };
    case 'letter':
      return {
        head: name,
        more: t('zonePanels.letterItem', { lacking: measure, all: formatNumber(of ?? 0, language) }),
      };
    case 'assignment':
      return {
        head: subject?.name ?? '',
        more: t('zonePanels.assignmentItem', { post: subject?.number ?? t('missing') }),
      };
    case 'shift':
      return {
        head: t('zonePanels.shiftItem', { zone: name, hour: hourWords(item.hour ?? 0, t) }),
        more: shiftMore(item, speech),
      };
    case 'river':
      return {
        head: name,
        more: t('zonePanels.missingNamed', {
          fields: (item.missing ?? []).map((key) => say(riverTitle(key))).join(t('listSeparator')),
        }),
      };
    default:
      return { head: name, more: '' };
  }
}

/** What a test is called: the fields by the names that the declaration gives them. */
export function testTitle(test: CityTest, { t, say }: Pick<Speech, 't' | 'say'>): string {
  const field = fields[test as keyof typeof fields];
  if (field === undefined) return t(`zonePanels.tests.${test}`);
  const { title, titleEn } = factsOf(zones.schema.properties[field]!);
  return t('zonePanels.withoutField', { field: say({ zh: title, en: titleEn }) });
}

const fields = {
  unit: 'unit',
  leader: 'leader',
  officer: 'officer',
  standard: 'standardOfWork',
  timeLimit: 'timeLimit',
} as const satisfies Partial<Record<CityTest, string>>;

function answering({ street }: TestItem, t: TFunction): string {
  return street === undefined ? t('zonePanels.noStreet') : t('zonePanels.answering', { street });
}

function shiftMore({ measured, nearestPost }: TestItem, { t, language }: Speech): string {
  const cases = t('zonePanels.casesThen', { count: measured, figures: formatNumber(measured, language) });
  if (!nearestPost) return cases;
  const { number, name, metres } = nearestPost;
  return `${cases}${t('zonePanels.nearestPost', { number, name, distance: formatLength(metres) })}`;
}

/** An hour of the week, 0 is Monday 00:00. */
function hourWords(hour: number, t: TFunction): string {
  const of = (h: number) => `${String(h).padStart(2, '0')}:00`;
  return t('zonePanels.hour', {
    day: t(`zonePanels.weekdays.${Math.floor(hour / 24)}`),
    from: of(hour % 24),
    to: of((hour % 24) + 1),
  });
}

function riverTitle(key: string): Words {
  const { title, titleEn } = factsOf(riverSections.schema.properties[key]!);
  return { zh: title, en: titleEn };
}
