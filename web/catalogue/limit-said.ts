import type { Limit } from '#domain/calendar/add-limit.ts';
import { limitUnits } from '#domain/calendar/limit-units.ts';
import type { Words } from '#domain/collection.ts';
import type { TFunction } from 'i18next';

/** A limit as catalogues print it: "4工作时", "4 working hours". */
export function limitSaid({ amount, unit }: Limit, t: TFunction, say: (words: Words) => string): string {
  return t('catalogue.limit', { amount, unit: say(limitUnits[unit]) });
}
