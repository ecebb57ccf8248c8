import type { CaseStatus } from '#domain/cases/status.ts';
import type { FindingException } from '#domain/checks/exceptions.ts';
import type { WorkList } from '#domain/checks/work-lists.ts';
import type { FindingState } from '#domain/finding.ts';
import type { RecordsView } from '#domain/record.ts';

/** An exception as it holds. */
export interface HeldException {
  /** Id of the record. */
  readonly id: string;
  readonly reason: string;
  /** The last day, "YYYY-MM-DD". */
  readonly until: string;
}

/** A work list that a finding stands on. */
export interface HeldList {
  readonly id: string;
  readonly name: string;
  readonly doneOn?: string;
}

/** Cases that came to nothing treat no finding. */
export const declined: readonly CaseStatus[] = ['notAccepted', 'notFiled', 'voided'];

/** Cases that are over: where the finding is open all the same, it has to be treated again. */
export const over: readonly CaseStatus[] = ['closed', 'forceClosed'];

/** Whether a case in a state counts as what became of a finding. */
export function treats(status: CaseStatus, finding: FindingState): boolean {
  return !declined.includes(status) && (finding !== 'open' || !over.includes(status));
}

/**
 * The exceptions that hold on a day, by finding; of several the one that holds longest.
 * @param day "YYYY-MM-DD", Asia/Shanghai
 */
export function exceptionsOn(records: RecordsView, day: string): ReadonlyMap<string, HeldException> {
  const held = new Map<string, HeldException>();
  for (const { id, content } of records.all('finding-exceptions')) {
    const { finding, reason, until } = content as unknown as FindingException;
    const other = held.get(finding);
    if (until >= day && (other === undefined || other.until < until)) held.set(finding, { id, reason, until });
  }
  return held;
}

/** The work lists by the findings that stand on them, in the order of their names. */
export function listsByFinding(records: RecordsView): ReadonlyMap<string, readonly HeldList[]> {
  const held = new Map<string, HeldList[]>();
  for (const { id, content } of records.all('work-lists')) {
    const { name, items } = content as unknown as WorkList;
    for (const { finding, doneOn } of items) {
      const list = { id, name, ...(doneOn === undefined ? {} : { doneOn }) };
      const others = held.get(finding);
      if (others === undefined) held.set(finding, [list]);
      else if (others.every((other) => other.id !== id)) others.push(list);
    }
  }
  for (const lists of held.values()) lists.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return held;
}
