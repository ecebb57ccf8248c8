import { openStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { Expression } from '../map/look.ts';
import type { State } from '../map/state-signs.ts';

/*
 * What the clock says of a case, for its sign on the map, in lists and on cards; the same rules twice, as a function
 * and as a map expression (a test holds them against each other).
 *
 * 1. A case that asks for nobody's act any more (closed, merged, voided ...): ended.
 * 2. With the unit the unit's clock counts; elsewhere that of the state: a case that was reported back in time does not turn
 *    red while it waits for inspection.
 * 3. Where that clock has no deadline (suspended): none.
 * 4. From its deadline on: overdue. The instant itself is overdue, as in the index's counts.
 * 5. From its amber instant on: soon.
 * 6. Otherwise: ok.
 */

/** The clocks of a case: instants in epoch seconds, absent or 0 where there is none. */
export interface CaseClocks {
  readonly status: string;
  readonly yellowAt?: number;
  readonly dueAt?: number;
  readonly stageYellowAt?: number;
  readonly stageDueAt?: number;
}

const withUnit: readonly string[] = ['pendingAcknowledgement', 'handling'] satisfies CaseStatus[];

/** @param now epoch seconds */
export function caseState(clocks: CaseClocks, now: number): State {
  if (!openStatuses.includes(clocks.status as CaseStatus)) return 'ended'; // rule 1
  const isWithUnit = withUnit.includes(clocks.status); // rule 2
  const due = isWithUnit ? clocks.dueAt : clocks.stageDueAt;
  const yellow = isWithUnit ? clocks.yellowAt : clocks.stageYellowAt;
  if (!due) return 'none'; // rule 3
  if (now >= due) return 'overdue'; // rule 4
  if (yellow && now >= yellow) return 'soon'; // rule 5
  return 'ok'; // rule 6
}

const now: Expression = ['to-number', ['global-state', 'now'], 0];
const isWithUnit: Expression = ['in', ['get', 'status'], ['literal', [...withUnit]]];
const clock = (unit: string, stage: string): Expression => [
  'to-number',
  ['case', isWithUnit, ['get', unit], ['get', stage]],
  0,
];
const dueAt = clock('dueAt', 'stageDueAt');
const yellowAt = clock('yellowAt', 'stageYellowAt');

/** The same as an expression over a tile's feature and the map's global state `now`; a string of type State. */
export const caseStateExpression: Expression = [
  'case',
  ['!', ['in', ['get', 'status'], ['literal', [...openStatuses]]]],
  'ended', // rule 1
  ['==', dueAt, 0],
  'none', // rule 3
  ['>=', now, dueAt],
  'overdue', // rule 4
  ['all', ['>', yellowAt, 0], ['>=', now, yellowAt]],
  'soon', // rule 5
  'ok', // rule 6
];
