import type { WorkItem, WorkList } from '#domain/checks/work-lists.ts';
import type { ShownFinding } from '../api.ts';

/**
 * How a thing on a list stands. Whether it is mended the check alone says; `said`: somebody says so and the check still
 * finds it; `merged`: it became part of another finding; `unknown`: its finding cannot be read.
 */
export type ItemState = 'mended' | 'said' | 'open' | 'merged' | 'unknown';

/** @param finding what the item was made of, as it is now; undefined where it cannot be read */
export function stateOfItem({ doneOn }: WorkItem, finding: Pick<ShownFinding, 'state'> | undefined): ItemState {
  if (finding?.state === 'mended') return 'mended';
  if (finding?.state === 'merged') return 'merged';
  if (doneOn !== undefined) return 'said';
  return finding === undefined ? 'unknown' : 'open';
}

/** How a list stands. */
export interface ListProgress extends Readonly<Record<ItemState, number>> {
  readonly total: number;
  /** Its day is over and something on it is not mended. */
  readonly isOverdue: boolean;
}

/** @param day today, "YYYY-MM-DD" */
export function progressOf(
  { items, dueOn }: WorkList,
  findings: ReadonlyMap<string, Pick<ShownFinding, 'state'>>,
  day: string,
): ListProgress {
  const counts = { mended: 0, said: 0, open: 0, merged: 0, unknown: 0 };
  for (const item of items) counts[stateOfItem(item, findings.get(item.finding))]++;
  return {
    ...counts,
    total: items.length,
    isOverdue: dueOn !== undefined && dueOn < day && counts.mended < items.length,
  };
}
