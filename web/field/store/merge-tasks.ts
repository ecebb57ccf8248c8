import { ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import type { FieldTask } from '#domain/cases/field-task.ts';
import type { OutboxItem } from './act.ts';

/** A task as the phone shows it: as the server told it, with what the person did since. */
export interface ShownTask extends FieldTask {
  /** What was done on it here and is not with the server, in order; refused ones too. */
  readonly unsent: readonly OutboxItem[];
  /** By what was done here it is off one's hands: 反馈, 核实 and the like wait to be uploaded. */
  readonly isDone: boolean;
}

/** Acts that are done once for an assignment, and what they make needless. */
const doneBy: Readonly<Partial<Record<CaseAct, readonly CaseAct[]>>> = {
  'case.sign-for': ['case.sign-for'],
  'case.arrive': ['case.sign-for', 'case.arrive'],
  'case.ask-support': ['case.ask-support'],
  'case.request-hand-back': ['case.request-hand-back'],
  'case.withdraw-request': ['case.withdraw-request'],
};

/**
 * Lays what waits in the outbox over what the server told last.
 * @param items of the outbox in order
 */
export function mergeTasks(tasks: readonly FieldTask[], items: readonly OutboxItem[]): ShownTask[] {
  return tasks.map((task) => {
    const of = items.filter(({ act }) => act.kind === 'act' && 'id' in act.of && act.of.id === task.id);
    // What was uploaded counts until the list is as new as the answer was.
    const counts = of.filter(({ state, answer }) =>
      state === 'sent' ? (answer?.version ?? 0) > task.version : state !== 'refused',
    );
    const unsent = of.filter(({ state }) => state !== 'sent');
    return { ...counts.reduce(afterAct, task), unsent, isDone: counts.some((item) => leaves(task, item)) };
  });
}

function afterAct(task: FieldTask, { act: done, occurredAt }: OutboxItem): FieldTask {
  if (done.kind !== 'act') return task;
  const gone = doneBy[done.act] ?? [];
  const acts = task.acts.filter(({ act }) => !gone.includes(act));
  switch (done.act) {
    case 'case.sign-for':
      return { ...task, acts, steps: { ...task.steps, signedForAt: occurredAt } };
    case 'case.arrive':
      return { ...task, acts, steps: { ...task.steps, arrivedAt: occurredAt } };
    case 'case.ask-support':
      return { ...task, acts, support: { at: occurredAt, reason: done.input.reason ?? '' } };
    case 'case.request-hand-back': {
      const asked = { kind: 'handBack', step: 'unit', at: occurredAt, reason: done.input.reason ?? '' } as const;
      return { ...task, acts, request: { ...asked, isMine: true } };
    }
    case 'case.withdraw-request': {
      const { request: _taken, ...rest } = task;
      return { ...rest, acts };
    }
    default:
      return { ...task, acts };
  }
}

/** Whether an act takes the case off the hands of whoever did it. */
function leaves({ status }: FieldTask, { act: done }: OutboxItem): boolean {
  if (done.kind !== 'act') return false;
  const { to } = ruleOf(done.act);
  return to !== 'stays' && !to.includes(status);
}
