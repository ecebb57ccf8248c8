import type { FieldTask } from '#domain/cases/field-task.ts';
import type { State } from '../../map/state-signs.ts';

/** When a task is to be done: the unit's deadline, or the limit of 核实 and 核查. Epoch milliseconds. */
export function deadlineOf({ kind, dueAt, stageDueAt }: FieldTask): number | undefined {
  const at = kind === 'handle' ? dueAt : stageDueAt;
  return at === undefined ? undefined : Date.parse(at);
}

/** What the clock of a task says. @param now epoch milliseconds */
export function stateOf(task: FieldTask, now: number): State {
  const due = deadlineOf(task);
  if (due === undefined) return 'none';
  if (now >= due) return 'overdue';
  const amber = task.kind === 'handle' ? task.yellowAt : task.stageYellowAt;
  return amber !== undefined && now >= Date.parse(amber) ? 'soon' : 'ok';
}

/**
 * Tasks in the order in which they are to be done.
 *
 * 1. What the unit's plan names comes in the plan's order.
 * 2. The rest by deadline; what has none last; of equals the older number.
 *
 * @param route ids of cases as the plan has them; empty without a plan
 */
export function inOrder<T extends FieldTask>(tasks: readonly T[], route: readonly string[]): readonly T[] {
  const place = new Map(route.map((id, i) => [id, i]));
  return [...tasks].sort(
    (a, b) =>
      (place.get(a.id) ?? route.length) - (place.get(b.id) ?? route.length) || // rule 1
      (deadlineOf(a) ?? Infinity) - (deadlineOf(b) ?? Infinity) || // rule 2
      (a.number < b.number ? -1 : 1),
  );
}
