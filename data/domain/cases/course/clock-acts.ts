import type { Properties } from '#domain/feature.ts';
import { refused, ok, type Result } from '#domain/result.ts';
import { extendClock, runOn, startClock, stopClock } from '../clock/clock.ts';
import { clockOf, instantOf, keptClock } from '../clock/kept.ts';
import type { ActRefusal, ActWorld } from './world.ts';

const noDeadline = { dueAt: undefined, yellowAt: undefined } as const;

/** A case that has no clock any more: back with the centre. */
export const noClock = {
  ...noDeadline,
  limitAmount: undefined,
  limitUnit: undefined,
  calendar: undefined,
  clockTotal: undefined,
  clockLeft: undefined,
  clockFrom: undefined,
} as const;

function keeping(properties: Properties, world: ActWorld) {
  const calendar = world.calendarOf(String(properties['calendar']));
  return calendar && { calendar, amberShare: world.figures.amberShare, answerBy: instantOf(properties, 'answerBy') };
}

/** The clock started with the whole limit of the case's class (practice.md 4.1). */
export function started(properties: Properties, world: ActWorld): Result<Properties, ActRefusal> {
  const { caseClass, now, figures } = world;
  if (caseClass === undefined) {
    const detail = `the catalogue has no class ${String(properties['classCode'])}; correct the class first`;
    return refused({ reason: 'unfit', field: 'classCode', detail });
  }
  const id = world.calendarIdOf(String(properties['unit'])) ?? caseClass.calendar;
  const calendar = world.calendarOf(id);
  if (calendar === undefined) {
    return refused({
      reason: 'unfit',
      field: 'classCode',
      detail: `its limit runs on the calendar "${id}", which is not there`,
    });
  }
  const clock = startClock(now, caseClass.limit, calendar, figures.workday);
  const answerBy = instantOf(properties, 'answerBy');
  return ok({ ...properties, ...keptClock(clock, { calendar, amberShare: figures.amberShare, answerBy }) });
}

/** The clock stopped; the deadline stays to be judged by. */
export function stopped(properties: Properties, world: ActWorld): Properties {
  const clock = clockOf(properties);
  const keep = keeping(properties, world);
  if (clock === undefined || keep === undefined) return properties;
  return { ...properties, ...keptClock(stopClock(clock, world.now, keep.calendar), keep) };
}

/** The clock stopped, and no deadline while it stands. */
export function paused(properties: Properties, world: ActWorld): Properties {
  return { ...stopped(properties, world), ...noDeadline };
}

/**
 * The clock running on with what was left; where nothing was, a deadline that the case has stays (practice.md 4.1). What was
 * told later than it was done costs the unit no time before it could hear of it.
 */
export function runningOn(properties: Properties, world: ActWorld): Properties {
  const clock = clockOf(properties);
  const keep = keeping(properties, world);
  if (clock === undefined || keep === undefined) return properties;
  const kept = keptClock(runOn(clock, Math.max(world.now, Math.floor((world.heard ?? 0) / 1000) * 1000)), keep);
  const { dueAt, yellowAt } = properties;
  const staysDue = clock.left === 0 && dueAt !== undefined;
  return { ...properties, ...kept, ...(staysDue ? { dueAt, yellowAt } : {}) };
}

/** One more original limit on the clock. */
export function extended(properties: Properties, world: ActWorld): Properties {
  const clock = clockOf(properties);
  const keep = keeping(properties, world);
  if (clock === undefined || keep === undefined) return properties;
  return { ...properties, ...keptClock(extendClock(clock), keep) };
}

/** The deadline reckoned anew where the clock runs: another source binds by now, or the calendar is another. */
export function reckonedAnew(properties: Properties, world: Pick<ActWorld, 'calendarOf' | 'figures'>): Properties {
  const clock = clockOf(properties);
  const calendar = world.calendarOf(String(properties['calendar']));
  // With nothing left it stays due when it was.
  if (clock?.from === undefined || clock.left === 0 || calendar === undefined) return properties;
  const answerBy = instantOf(properties, 'answerBy');
  return { ...properties, ...keptClock(clock, { calendar, amberShare: world.figures.amberShare, answerBy }) };
}
