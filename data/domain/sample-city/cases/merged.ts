import { isoSeconds } from '#domain/cases/clock/kept.ts';
import type { Course } from './course.ts';
import type { Step } from './step.ts';

/** Acts with which a case ends; and those that do not go together with another case merged into it at any time. */
const ends: readonly Step['act'][] = [
  'case.close',
  'case.force-close',
  'case.reject',
  'case.decline',
  'case.self-handle',
];
const never: readonly Step['act'][] = ['case.merge', 'case.void', 'case.request-extension'];

/**
 * A course in which another case is merged into this one (并案).
 * @param into number of this case
 * @param at epoch milliseconds
 * @param child number of the other case, and the deadline of its source in epoch milliseconds
 * @returns undefined where the case does not take one in at that time
 */
export function withMerged(
  { steps }: Course,
  into: string,
  at: number,
  { number, answerBy }: { readonly number: string; readonly answerBy: number | undefined },
): Course | undefined {
  const end = steps.find(({ act }) => ends.includes(act));
  if ((end !== undefined && end.at <= at) || steps.some(({ act }) => never.includes(act))) return undefined;
  const child = {
    number,
    status: 'pendingFiling',
    ...(answerBy === undefined ? {} : { answerBy: isoSeconds(answerBy) }),
  };
  const merging: Step = { act: 'case.merge', at, input: { into }, child };
  const later = steps.findIndex((step) => step.at > at);
  return {
    steps: later === -1 ? [...steps, merging] : [...steps.slice(0, later), merging, ...steps.slice(later)],
    plain: false,
  };
}
