import type { Language } from '../state/view.ts';
import { localeOf } from './i18n.ts';

/** A number with grouped thousands, at most `digits` decimals and at least `least`, so that a column of them stands even. */
export function formatNumber(value: number, language: Language, digits = 0, least = 0): string {
  return new Intl.NumberFormat(localeOf(language), {
    maximumFractionDigits: digits,
    minimumFractionDigits: least,
  }).format(value);
}
