import type { Properties } from '#domain/feature.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import { instantOf } from './clock/kept.ts';

/** A phone's clock may be out by so much, milliseconds. */
const tolerance = 2 * 60_000;

/** The instants of a case that an act on the street cannot lie before: the desk's urging or extending is none of them. */
const steps = [
  'reportedAt',
  'enteredAt',
  'assignedAt',
  'signedForAt',
  'arrivedAt',
  'handledAt',
  'supportAskedAt',
  'requestedAt',
] as const;

/** When the last step of a case was done, epoch milliseconds; undefined for a case that has none. */
export function lastStepOf(properties: Properties): number | undefined {
  const all = steps.flatMap((name) => instantOf(properties, name) ?? []);
  return all.length === 0 ? undefined : Math.max(...all);
}

/**
 * The instant an act is judged by, from what its sender says of when it was done.
 *
 * Rules:
 * 1. not in the future by more than two minutes; within them it is now;
 * 2. not longer ago than `lateHours`;
 * 3. not before the case's last step by more than two minutes; within them it is that step's instant.
 *
 * @param occurred 发生时间 as it was said, `heard` when it came, `last` when the last step was done; epoch milliseconds
 * @returns epoch milliseconds, or what is wrong in words
 */
export function whenDone(
  occurred: number,
  { heard, last = -Infinity, lateHours }: { heard: number; last?: number | undefined; lateHours: number },
): Result<number, string> {
  if (occurred > heard + tolerance) return refused('lies in the future');
  if (occurred < heard - lateHours * 3_600_000) return refused(`lies more than ${lateHours} hours back`);
  if (occurred < last - tolerance) {
    return refused(`lies before the last step of the case (${new Date(last).toISOString()})`);
  }
  return ok(Math.min(Math.max(occurred, last), heard));
}
