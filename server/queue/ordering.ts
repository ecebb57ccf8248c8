import { caseStatuses } from '#domain/cases/status.ts';
import type { CaseFacts } from '#domain/cases/numbers/facts.ts';

/** What the queue can be sorted by. */
export const orders = ['due', 'newest', 'stage'] as const;
export type CaseOrder = (typeof orders)[number];

const span = 2 ** 32;
const stages = new Map<string, number>(Object.keys(caseStatuses).map((status, i) => [status, i]));

/**
 * A number by which cases stand in an order, the smallest first; a whole number below 2^53.
 *
 * `due`: open cases by the moment by which their next act is due (overdue ones lead), then open ones without one, then ended
 * ones, each the newest first. `newest`: by reporting. `stage`: by state, within it as `due`.
 */
export function rankOf(facts: CaseFacts, order: CaseOrder): number {
  const newest = span - 1 - facts.reportedAt;
  if (order === 'newest') return newest;
  const next = nextDue(facts);
  const due = !facts.open ? 2 * span + newest : next === 0 ? span + newest : next;
  return order === 'due' ? due : (stages.get(facts.status) ?? stages.size) * 4 * span + due;
}

/** The moment by which the next act is due, epoch seconds; 0 for none. */
function nextDue({ status, dueAt, stageDueAt, suspendedUntil }: CaseFacts): number {
  if (status === 'pendingAcknowledgement' || status === 'handling') return dueAt;
  return status === 'suspended' ? suspendedUntil : stageDueAt;
}
