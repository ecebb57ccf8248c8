import { caseStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { Block } from '../tiles/block.ts';
import type { Column } from '../tiles/columns.ts';
import { positionOf } from './case-reader.ts';

/** What the queue can be sorted by. */
export const orders = ['due', 'newest', 'stage'] as const;
export type CaseOrder = (typeof orders)[number];

const span = 2 ** 32;
const stages = Object.keys(caseStatuses);
const [status, reported] = [positionOf('status'), positionOf('reportedAt')] as const;

/** The column that says by when a state is to be left: the unit's deadline, the end of the rest, else the stage's. */
const deadlines: Readonly<Partial<Record<CaseStatus, string>>> = {
  pendingAcknowledgement: 'dueAt',
  handling: 'dueAt',
  suspended: 'suspendedUntil',
};

/**
 * Gives each case a number by which the cases stand in an order, the smallest first; whole numbers below 2^53.
 *
 * `due`: open cases by the moment by which their next act is due (overdue ones lead), then open ones without one, then ended
 * ones, each the newest first. `newest`: by reporting. `stage`: by state, within it as `due`.
 */
export function ranking(columns: readonly Column[], order: CaseOrder): (block: Block, slot: number) => number {
  const newest = ({ values }: Block, slot: number): number => span - 1 - (values[reported] as Uint32Array)[slot]!;
  if (order === 'newest') return newest;
  const { words } = columns[status]!;
  const nextBy = words.map((word) => positionOf(deadlines[word as CaseStatus] ?? 'stageDueAt'));
  const due = (block: Block, slot: number): number => {
    if (block.part === 0) return 2 * span + newest(block, slot);
    const next = (block.values[nextBy[block.values[status]![slot]!]!] as Uint32Array)[slot]!;
    return next === 0 ? span + newest(block, slot) : next;
  };
  if (order === 'due') return due;
  const places = words.map((word) => (stages.includes(word) ? stages.indexOf(word) : stages.length) * 4 * span);
  return (block, slot) => places[block.values[status]![slot]!]! + due(block, slot);
}
