import type { Language } from '../state/view.ts';
import { localeOf } from './i18n.ts';

/** A number with grouped thousands and at most `digits` decimals. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: digits }).format(value);
}
