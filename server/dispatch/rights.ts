import { type Caller, may } from '#domain/people/caller.ts';
import type { RecordsView } from '#domain/record.ts';

/** Whoever assigns, answers for the unit, or leads the shift of the centre may see whom a unit has and what it plans. */
const sees = ['case.endorse', 'case.respond', 'case.file'] as const;

/** Whether a caller may see a unit's crews and plan: suggestions stay inside the unit (practice.md 1). */
export function maySeePlanOf(records: RecordsView, caller: Caller, unit: string): boolean {
  const on = actedOnUnit(records, unit);
  return sees.some((right) => may(caller, right, on));
}

/** Whether a caller may assign the unit's cases; of each case its own limits are held against again. */
export function mayAssignIn(records: RecordsView, caller: Caller, unit: string): boolean {
  return may(caller, 'case.endorse', actedOnUnit(records, unit));
}

/** The units whose plans a caller may see, by name, in the order of the records. */
export function unitsSeenBy(records: RecordsView, caller: Caller): string[] {
  return records
    .all('units')
    .map(({ content }) => String(content['name']))
    .filter((unit) => maySeePlanOf(records, caller, unit));
}

function actedOnUnit(records: RecordsView, unit: string): { readonly unit: string; readonly district?: string } {
  const district = records.all('units').find(({ content }) => content['name'] === unit)?.content['district'];
  return { unit, ...(typeof district === 'string' ? { district } : {}) };
}
