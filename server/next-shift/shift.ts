import { parseDay, weekdayOf } from '#domain/calendar/work-calendar.ts';
import { hoursOf, type Roster } from '#domain/duty/on-shift.ts';
import { worksOn, type ShiftPlan } from '#domain/duty/shift-plans.ts';
import { shiftOf } from '#domain/people/crew-shift.ts';
import type { Crew } from '#domain/people/crew.ts';
import type { RecordsView } from '#domain/record.ts';

/** A crew with its record's id. */
export type KnownCrew = Crew & { readonly id: string };

/** A shift of a unit on a day, with the crews that work it. Epoch seconds. */
export interface ShiftOfDay {
  readonly name: string;
  readonly from: number;
  readonly until: number;
  readonly crews: readonly KnownCrew[];
}

/** The shifts in which crews of a unit are out on a day, the earliest first. @param day "YYYY-MM-DD" */
export function shiftsOf(records: RecordsView, unit: string, day: string): ShiftOfDay[] {
  const allOf = <T>(kind: string): T[] => records.all(kind).map(({ content }) => content as unknown as T);
  const roster: Roster = {
    shifts: allOf('shift-plans'),
    assignments: allOf('assignments'),
    standIns: allOf('stand-ins'),
  };
  const crews = records
    .all('crews')
    .map(({ id, content }): KnownCrew => ({ ...(content as unknown as Crew), id }))
    .filter((crew) => crew.unit === unit);
  const plans = allOf<ShiftPlan>('shift-plans').filter((plan) => worksOn(plan, weekdayOf(day)));
  return plans
    .map((plan): ShiftOfDay => {
      const { from, to } = hoursOf(plan, parseDay(day));
      const middle = (from + to) / 2;
      const out = crews.filter((crew) => shiftOf(crew, namesOf(records, crew), roster, middle)?.shift === plan.name);
      return { name: plan.name, from: from / 1000, until: to / 1000, crews: out };
    })
    .filter((shift) => shift.crews.length > 0)
    .sort((a, b) => a.from - b.from);
}

/** The members as the roster speaks of them. */
function namesOf(records: RecordsView, { members }: Crew): string[] {
  return members.flatMap((id) => {
    const name = records.get('people', id)?.content['name'];
    return typeof name === 'string' ? [name] : [];
  });
}
