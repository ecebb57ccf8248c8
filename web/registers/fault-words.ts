import type { TFunction } from 'i18next';
import { formatNumber } from '../i18n/numbers.ts';
import type { Language } from '../state/view.ts';
import type { FieldFault } from './content.ts';

/** Why a field cannot be saved, in words. */
export function faultWords(fault: FieldFault, t: TFunction, language: Language): string {
  const limit = 'limit' in fault ? formatNumber(fault.limit, language, 6) : '';
  return t(`registers.faults.${fault.why}`, { limit });
}
