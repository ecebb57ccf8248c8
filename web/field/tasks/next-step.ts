import type { CaseAct } from '#domain/cases/acts.ts';
import type { FieldTask } from '#domain/cases/field-task.ts';

/** What one does about a task, the usual way first. */
const usual: Readonly<Record<FieldTask['kind'], readonly CaseAct[]>> = {
  handle: ['case.sign-for', 'case.arrive', 'case.report-back'],
  verify: ['case.verify', 'case.self-handle'],
  inspect: ['case.inspect', 'case.rework'],
};

/** What one may do beside it. */
const others: readonly CaseAct[] = ['case.ask-support', 'case.request-hand-back', 'case.withdraw-request'];

/**
 * What is offered for a task: at most two at the foot, the next step first; the rest beside.
 *
 * 1. Signing for and arriving are done once an assignment.
 * 2. Who is there has it: after 到场 there is nothing to sign for.
 * 3. Nothing that the server does not allow.
 */
export function offered({ kind, steps, acts, support }: FieldTask): {
  readonly foot: readonly CaseAct[];
  readonly beside: readonly CaseAct[];
} {
  const allowed = new Set(acts.map(({ act }) => act));
  const done = new Set<CaseAct>();
  if (steps.signedForAt !== undefined || steps.arrivedAt !== undefined) done.add('case.sign-for');
  if (steps.arrivedAt !== undefined) done.add('case.arrive');
  if (support !== undefined) done.add('case.ask-support');
  const open = (act: CaseAct) => allowed.has(act) && !done.has(act);
  const [first, ...rest] = usual[kind].filter(open);
  const last = rest.at(-1);
  return {
    foot: first === undefined ? [] : last === undefined ? [first] : [first, last],
    beside: [...rest.slice(0, -1), ...others.filter(open)],
  };
}
