import { dayOf, formatDay, weekdayOf } from '#domain/calendar/work-calendar.ts';
import { isInForce } from './assignments.ts';
import { hoursOf, type OnShift, type Roster } from './on-shift.ts';
import { worksOn } from './shift-plans.ts';

/**
 * What somebody has to stand from an instant on, stand-ins counted, in order: what runs then, and what begins within some days.
 * @param name as the roster speaks of people
 * @param from epoch milliseconds
 */
export function rosterAhead(
  name: string,
  { shifts, assignments, standIns }: Roster,
  from: number,
  days: number,
): OnShift[] {
  const byName = new Map(shifts.map((shift) => [shift.name, shift]));
  const found: OnShift[] = [];
  const own = assignments.filter(
    ({ person, post, shift }) =>
      person === name ||
      standIns.some(
        (other) => other.standIn === name && other.person === person && other.post === post && other.shift === shift,
      ),
  );
  for (let day = dayOf(from) - 1; day < dayOf(from) + days; day++) {
    const date = formatDay(day);
    for (const assignment of own) {
      const shift = byName.get(assignment.shift);
      if (shift === undefined || !isInForce(assignment, date) || !worksOn(shift, weekdayOf(date))) continue;
      const instead = standIns.find(
        ({ day: on, post, shift: of, person }) =>
          on === date && post === assignment.post && of === assignment.shift && person === assignment.person,
      );
      if ((instead?.standIn ?? assignment.person) !== name) continue;
      const hours = hoursOf(shift, day);
      if (hours.to <= from) continue;
      const { post, person } = assignment;
      found.push({
        post,
        shift: shift.name,
        person: name,
        ...(instead === undefined ? {} : { standsInFor: person }),
        ...hours,
      });
    }
  }
  return found.sort((a, b) => a.from - b.from || (a.post < b.post ? -1 : 1));
}
