import type { TFunction } from 'i18next';
import { formatNumber } from '../i18n/numbers.ts';
import { formatInstant } from '../i18n/times.ts';
import type { Language } from '../state/view.ts';
import type { Field } from './fields.ts';

/** A value as people read it; empty where there is none. */
export function cellWords(field: Field, value: unknown, t: TFunction, language: Language): string {
  if (value === undefined || value === '') return '';
  if (field.kind === 'photos') return t('registers.photoCount', { figures: (value as readonly unknown[]).length });
  if (Array.isArray(value)) return value.join(t('listSeparator'));
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  const words = field.words?.[String(value)];
  if (words) return words[language];
  if (typeof value === 'number') return formatNumber(value, language, 3) + (field.unit ? ` ${field.unit}` : '');
  if (field.kind === 'instant') return formatInstant(Date.parse(String(value)));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
