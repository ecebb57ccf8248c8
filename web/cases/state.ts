import { openStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { Expression } from '../map/look.ts';
import type { State } from '../map/state-signs.ts';

/*
 * What the clock says of a case, for its sign on the map, in lists and on cards; the same rules twice, as a function
 * and as a map expression (a test holds them against each other).
 *
 * 1. A case that asks for nobody's act any more (closed, merged, voided ...): ended.
 * 2. An open one without a deadline (not yet dispatched, suspended): none.
 * 3. From its deadline on: overdue. The instant itself is overdue, as in the index's counts.
 * 4. From its amber instant on: soon.
 * 5. Otherwise: ok.
 */

/** @param clock status and the two instants in epoch seconds, absent or 0 where there is none; `now` in epoch seconds */
export function caseState(
  clock: { readonly status: string; readonly yellowAt?: number; readonly dueAt?: number },
  now: number,
): State {
  if (!openStatuses.includes(clock.status as CaseStatus)) return 'ended'; // rule 1
  if (!clock.dueAt) return 'none'; // rule 2
  if (now >= clock.dueAt) return 'overdue'; // rule 3
  if (clock.yellowAt && now >= clock.yellowAt) return 'soon'; // rule 4
  return 'ok'; // rule 5
}

const now: Expression = ['to-number', ['global-state', 'now'], 0];
const dueAt: Expression = ['to-number', ['get', 'dueAt'], 0];
const yellowAt: Expression = ['to-number', ['get', 'yellowAt'], 0];

/** The same as an expression over a tile's feature and the map's global state `now`; a string of type State. */
export const caseStateExpression: Expression = [
  'case',
  ['!', ['in', ['get', 'status'], ['literal', [...openStatuses]]]],
  'ended', // rule 1
  ['==', dueAt, 0],
  'none', // rule 2
  ['>=', now, dueAt],
  'overdue', // rule 3
  ['all', ['>', yellowAt, 0], ['>=', now, yellowAt]],
  'soon', // rule 4
  'ok', // rule 5
];
