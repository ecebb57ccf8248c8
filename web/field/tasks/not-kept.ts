import type { TFunction } from 'i18next';
import { NoRoom } from '../sync/outbox.ts';

/** Why something was not kept on this phone, with what helps; the browser's own words are for nobody on the street. */
export function notKept(error: unknown, t: TFunction): string {
  return t(error instanceof NoRoom ? 'field.act.noRoom' : 'field.act.notKept');
}
