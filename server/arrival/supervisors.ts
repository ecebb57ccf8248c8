import type { Assignment } from '#domain/duty/assignments.ts';
import { nearestOnShift, type PostPlace } from '#domain/duty/nearest-on-shift.ts';
import { posts } from '#domain/duty/posts.ts';
import type { ShiftPlan } from '#domain/duty/shift-plans.ts';
import type { StandIn } from '#domain/duty/stand-ins.ts';
import type { Person } from '#domain/people/person.ts';
import type { RecordsView } from '#domain/record.ts';
import { createMirror } from './mirror.ts';
import type { Arrivals } from './reader.ts';

/** Finds supervisors by the roster. */
export interface Supervisors {
  readonly nearest: (
    district: string | undefined,
    ...asked: Parameters<Arrivals['supervisorFor']>
  ) => string | undefined;
  load(): Promise<void>;
  close(): void;
}

/** Keeps the posts in memory, so that nobody waits for the database to know who is near. */
export function createSupervisors(
  sources: Parameters<typeof createMirror>[0] & { readonly records: RecordsView },
): Supervisors {
  const { records } = sources;
  const mirror = createMirror(sources, posts, ({ geometry, properties }): PostPlace[] =>
    geometry.type === 'Point' ? [{ number: String(properties['number']), at: geometry.coordinates }] : [],
  );
  const allOf = <T>(kind: string) => records.all(kind).map(({ content }) => content as unknown as T);
  return {
    nearest(district, place, at, notThese) {
      const people = records
        .all('people')
        .map(({ id, content }) => ({ id, person: content as unknown as Person }))
        .filter(({ person }) => supervises(person, district))
        .map(({ id, person }) => ({ id, name: person.name }));
      if (people.length === 0) return undefined;
      const roster = {
        shifts: allOf<ShiftPlan>('shift-plans'),
        assignments: allOf<Assignment>('assignments'),
        standIns: allOf<StandIn>('stand-ins'),
      };
      return nearestOnShift(roster, mirror.all().flat(), people, place, at, notThese);
    },
    load: mirror.load,
    close: mirror.close,
  };
}

/** Whether somebody holds the seat for a district. */
function supervises({ disabled, seats }: Person, district: string | undefined): boolean {
  return (
    disabled !== true &&
    seats.some(
      ({ seat, districts }) =>
        seat === 'supervisor' && (districts === undefined || (district !== undefined && districts.includes(district))),
    )
  );
}
