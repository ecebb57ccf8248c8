import type { RecordKind } from '#domain/record.ts';
import { may, type Caller } from './caller.ts';

/** Whether a caller may read records of a kind; which of them, `unitOf` may say. */
export function mayReadKind(caller: Caller, { rights: { read }, onWalls }: RecordKind): boolean {
  if (caller.kind === 'display' && onWalls !== true) return false;
  return read === 'signed-in' ? caller.kind !== 'visitor' : may(caller, read);
}
