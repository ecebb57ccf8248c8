import type { Properties } from '#domain/feature.ts';
import type { CaseAct } from '../acts.ts';
import type { ActWorld } from './world.ts';

/** What must be known to say whose work a case is. */
export type Whose = Pick<ActWorld, 'hand' | 'crewNamed'>;

/** The acts of whoever has the case on the street; a report back for a unit is the unit's too. */
export const ownActs: ReadonlySet<CaseAct> = new Set<CaseAct>([
  'case.sign-for',
  'case.arrive',
  'case.ask-support',
  'case.handle',
  'case.request-hand-back',
]);

/** Whether a case was put on somebody at all. */
export function isAssigned({ assignee, crew }: Properties): boolean {
  return assignee !== undefined || crew !== undefined;
}

/**
 * Whether a case is the hand's own work: put on this person, or on a crew of which he is a member. A case that is put on
 * nobody is everybody's of the unit, and so is one that was put on a crew which is not registered.
 */
export function isOwnWork(p: Properties, { hand, crewNamed }: Whose): boolean {
  if (!isAssigned(p)) return true;
  const { assignee, crew } = p;
  if (assignee !== undefined && hand === `person:${String(assignee)}`) return true;
  if (typeof crew !== 'string') return false;
  const known = crewNamed(crew);
  if (known === undefined) return assignee === undefined;
  return known.members.some((member) => hand === `person:${member}`);
}

/**
 * Who has the case, in words of a refusal. An id is no word: nobody knows a colleague by it (practice.md 3).
 * @param nameOf the name of a person by id; absent where none is known
 */
export function holderOf({ assignee, crew }: Properties, nameOf?: (person: string) => string | undefined): string {
  if (crew !== undefined) return `the crew "${String(crew)}"`;
  const name = nameOf?.(String(assignee));
  return name === undefined ? 'somebody else' : `"${name}"`;
}
