import type { Assignment } from '#domain/duty/assignments.ts';
import type { Roster } from '#domain/duty/on-shift.ts';
import type { ShiftPlan } from '#domain/duty/shift-plans.ts';
import type { StandIn } from '#domain/duty/stand-ins.ts';
import type { RecordsView } from '#domain/record.ts';

/** The roster as the records have it. */
export function rosterOf(records: RecordsView): Roster {
  const allOf = <T>(kind: string): T[] => records.all(kind).map(({ content }) => content as unknown as T);
  return {
    shifts: allOf<ShiftPlan>('shift-plans'),
    assignments: allOf<Assignment>('assignments'),
    standIns: allOf<StandIn>('stand-ins'),
  };
}
