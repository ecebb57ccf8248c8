import type { TFunction } from 'i18next';
import { measures, type Measure } from '#domain/finding.ts';
import { formatArea, formatLength } from '../i18n/measures.ts';
import { formatNumber } from '../i18n/numbers.ts';
import type { Language } from '../state/view.ts';

/** What nothing was measured for. */
export const nothingMeasured = '—';

/** A measured value with its unit: "897 m", "18.4%", "3 处"; "—" for null. */
export function formatMeasured(value: number | null, measure: Measure, language: Language): string {
  if (value === null) return nothingMeasured;
  if (measure === 'm') return formatLength(value);
  if (measure === 'm²') return formatArea(value);
  if (measure === '%') return formatPercent(value, language);
  const figure = formatNumber(value, language, measure === 'h' ? 1 : 0);
  const unit = measures[measure][language];
  return unit === '' ? figure : `${figure} ${unit}`;
}

/** A measured value beside its limit: with so many decimals that what fails does not read as what passes. */
export function formatAgainst(value: number | null, limit: number, measure: Measure, language: Language): string {
  const usual = formatMeasured(value, measure, language);
  if (value === null || value === limit || usual !== formatMeasured(limit, measure, language)) return usual;
  const unit = measure === '%' ? '%' : ` ${measures[measure][language]}`.trimEnd();
  return `${formatNumber(value, language, 4)}${unit}`;
}

/**
 * Per cent with one decimal, "—" for null. What is not all is never rounded up to it, nor what is something down to
 * nothing: 99.96 is 99.9%, 0.02 is 0.1%.
 */
export function formatPercent(value: number | null, language: Language): string {
  if (value === null) return nothingMeasured;
  const rounded = Math.round(value * 10) / 10;
  const shown = value < 100 && rounded >= 100 ? 99.9 : value > 0 && rounded <= 0 ? 0.1 : rounded;
  return `${formatNumber(shown, language, 1)}%`;
}

/** How long a finding has stood in days, from a day on; in hours before. @param milliseconds not negative */
export function formatAge(milliseconds: number, t: TFunction): string {
  const hours = Math.floor(milliseconds / 3_600_000);
  if (hours < 1) return t('checks.age.fresh');
  return hours < 24 ? t('checks.age.hours', { hours }) : t('checks.age.days', { days: Math.floor(hours / 24) });
}
