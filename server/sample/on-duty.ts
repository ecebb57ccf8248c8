import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { onShift, type OnShift, type Roster } from '#domain/duty/on-shift.ts';
import type { Attendance } from '#domain/people/attendance.ts';
import type { RecordRequestLine } from '#domain/change.ts';
import { habitOf } from '#domain/sample-city/live/walk.ts';
import { rosteredId } from '#domain/sample-city/registers/crews.ts';

/** Who of the sample's people (示意) has to be at a post now and came. */
export function sampleOnShift(
  roster: Roster,
  idOf: (name: string) => string | undefined,
  at: number,
): (OnShift & { readonly id: string })[] {
  return onShift(roster, at).flatMap((stood) => {
    const id = idOf(stood.person);
    const isOurs = id?.startsWith(rosteredId) === true && habitOf(id, stood.from) !== 'absent';
    return isOurs ? [{ ...stood, id }] : [];
  });
}

/** The record of one who came as the shift began. @param graceMinutes setting presence.graceMinutes */
export function sampleSignOn(
  { id, post, shift, from, to }: OnShift & { readonly id: string },
  graceMinutes: number,
): RecordRequestLine {
  const content: Attendance = {
    person: id,
    post,
    shift,
    from: new Date(from).toISOString(),
    until: new Date(to + graceMinutes * 60_000).toISOString(),
  };
  const day = formatDay(dayOf(from)).replaceAll('-', '');
  return { kind: 'attendances', id: `${id}-${day}-${shift.slice(-2)}`, base: null, after: content };
}
