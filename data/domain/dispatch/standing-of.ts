import type { CrewNow } from '#domain/people/crew-now.ts';
import type { CrewStanding, Place } from './crew-standing.ts';
import type { DispatchTask } from './dispatch-task.ts';
import type { DispatchFigures } from './figures.ts';

/** A crew is thought to be at a case a little longer where its time is over and nothing was reported, seconds. */
const overrun = 300;

/** When what a crew is at is thought to end. @param now epoch seconds */
export function endOf({ arrivedAt = 0, work }: Pick<DispatchTask, 'arrivedAt' | 'work'>, now: number): number {
  return Math.max(arrivedAt + work, now + overrun);
}

/**
 * How a crew stands when somebody is to be sent.
 * @param tasks all that may lie with it
 * @param now epoch seconds
 */
export function standingOf(
  { crew, onShift, members, whereabouts, restFrom, standsAt }: CrewNow,
  tasks: readonly DispatchTask[],
  { restHours }: Pick<DispatchFigures, 'restHours'>,
  now: number,
): CrewStanding {
  const ids = new Set(members.map(({ id }) => id));
  const own = tasks.filter((task) =>
    task.crew === undefined ? task.assignee !== undefined && ids.has(task.assignee) : task.crew === crew.name,
  );
  // It is where it came last in this shift; where it was before it has left, and goes there once more.
  const last = own.reduce<DispatchTask | undefined>(
    (latest, task) =>
      task.arrivedAt !== undefined &&
      onShift !== undefined &&
      task.arrivedAt * 1000 >= onShift.from &&
      task.arrivedAt > (latest?.arrivedAt ?? 0)
        ? task
        : latest,
    undefined,
  );
  const waiting = own.filter((task) => task !== last);
  const fix: Place | undefined = whereabouts.state === 'known' ? [whereabouts.fix.lon, whereabouts.fix.lat] : undefined;
  const place = last?.place ?? fix ?? standsAt;
  const signedOn = members.filter(({ on }) => on);
  const counted = signedOn.length > 0 ? signedOn : members;
  const restUntil = restFrom === undefined ? undefined : Math.ceil(restFrom / 1000) + restHours * 3600;
  return {
    name: crew.name,
    unit: crew.unit,
    vehicle: crew.vehicle,
    ...(crew.zone === undefined ? {} : { zone: crew.zone }),
    ...(onShift === undefined
      ? {}
      : { shift: { from: Math.floor(onShift.from / 1000), until: Math.floor(onShift.to / 1000) } }),
    ...(place === undefined ? {} : { place }),
    isFix: fix !== undefined,
    isSignedOn: signedOn.length > 0,
    members: counted.length,
    licensed: counted.filter(({ licensed }) => licensed).length,
    skills: [...new Set([...(crew.skills ?? []), ...counted.flatMap(({ skills }) => skills)])],
    ...(last === undefined ? {} : { atCase: last.id }),
    freeAt: last === undefined ? now : endOf(last, now),
    ...(restUntil === undefined || restUntil <= now ? {} : { restUntil }),
    load: { tasks: own.length, seconds: waiting.reduce((sum, { work }) => sum + work, 0) },
    waiting: waiting.map(({ id }) => id),
  };
}
