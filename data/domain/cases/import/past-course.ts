import type { Properties } from '#domain/feature.ts';

/** What a list says of a case that was closed before it came here; ISO 8601 UTC. */
export interface PastCourse {
  readonly filedAt?: string;
  readonly dispatchedAt?: string;
  readonly dueAt?: string;
  readonly reportedBackAt?: string;
  readonly closedAt: string;
}

const order = ['reportedAt', 'filedAt', 'dispatchedAt', 'reportedBackAt', 'closedAt'] as const;

/**
 * Times that no case can have: out of the order of its course, or after now.
 * @param latest epoch milliseconds
 */
export function courseFaults(
  times: Readonly<Record<string, string | undefined>>,
  latest: number,
): { readonly key: string; readonly code: 'order' | 'future' }[] {
  const faults: { key: string; code: 'order' | 'future' }[] = [];
  let before = -Infinity;
  for (const key of order) {
    const at = times[key];
    if (at === undefined) continue;
    const ms = Date.parse(at);
    if (ms < before) faults.push({ key, code: 'order' });
    else if (ms > latest && key !== 'reportedAt') faults.push({ key, code: 'future' });
    before = Math.max(before, ms);
  }
  return faults;
}

/** A case as a report begins it, closed as the list says: no clock, no task, no answer owed by us. */
export function closedAsTold(begun: Properties, times: PastCourse): Properties {
  const { stageYellowAt: _amber, stageDueAt: _stage, task: _task, answerOwed: _owed, ...rest } = begun;
  return {
    ...rest,
    ...times,
    status: 'closed',
    open: false,
    enteredAt: times.closedAt,
  };
}
