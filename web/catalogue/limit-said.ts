import type { Limit } from '#domain/calendar/add-limit.ts';
import type { TFunction } from 'i18next';

/** A limit as catalogues print it: "4工作时", "1 working day". */
export function limitSaid({ amount, unit }: Limit, t: TFunction): string {
  return t(`catalogue.limits.${unit}`, { count: amount });
}
