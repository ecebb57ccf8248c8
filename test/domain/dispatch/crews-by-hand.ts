import type { CrewStanding } from '#domain/dispatch/crew-standing.ts';
import type { DispatchTask } from '#domain/dispatch/dispatch-task.ts';

/** Noon of the tests, epoch seconds. */
export const noon = Date.UTC(2026, 10, 22, 4) / 1000;

/** A case on the spot, due in two hours. */
export function aTask(more: Partial<DispatchTask> = {}): DispatchTask {
  return {
    id: 'c1',
    number: '20261122-0001',
    version: 1,
    className: '占道经营',
    words: '坡子街',
    place: [119.92, 32.48],
    unit: '城中中队',
    zone: 'Z1',
    urgent: false,
    dueAt: noon + 7200,
    work: 1200,
    licensed: 0,
    skills: [],
    isSignedFor: false,
    ...more,
  };
}

/** A crew of two on shift until six hours from now, one of them licensed. */
export function aCrew(name: string, more: Partial<CrewStanding> = {}): CrewStanding {
  return {
    name,
    unit: '城中中队',
    vehicle: 'ebike',
    shift: { from: noon - 3600, until: noon + 6 * 3600 },
    place: [119.93, 32.48],
    isFix: true,
    isSignedOn: true,
    members: 2,
    licensed: 1,
    skills: [],
    freeAt: noon,
    load: { tasks: 0, seconds: 0 },
    waiting: [],
    ...more,
  };
}
