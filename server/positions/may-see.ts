import { may, type Caller } from '#domain/people/caller.ts';
import type { Unit } from '#domain/people/unit.ts';
import type { RecordsView } from '#domain/record.ts';

/** Rights either of which shows where a unit's people on duty are. */
export const seeing = ['position.see', 'case.endorse'] as const;

/** Whether a caller may know where the people of a unit are. @param unit its name */
export function maySeeUnit(records: RecordsView, caller: Caller, unit: string): boolean {
  const known = records.all('units').find(({ content }) => content['name'] === unit)?.content as Unit | undefined;
  const on = { unit, ...(known?.district === undefined ? {} : { district: known.district }) };
  return seeing.some((right) => may(caller, right, on));
}
