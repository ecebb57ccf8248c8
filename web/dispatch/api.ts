import { queryOptions } from '@tanstack/react-query';
import type { CrewStanding } from '#domain/dispatch/crew-standing.ts';
import type { DispatchTask } from '#domain/dispatch/dispatch-task.ts';
import type { Plan } from '#domain/dispatch/problem.ts';
import type { PlanGround } from '#domain/dispatch/problem-of.ts';
import type { RankedCrew } from '#domain/dispatch/rank-crews.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import { requestJson, sendJson } from '../state/request.ts';

/** A unit's plan with all that it speaks of, as the server gives it. Times are epoch seconds. */
export interface UnitPlan {
  readonly unit: string;
  readonly plan: Plan;
  readonly tasks: readonly DispatchTask[];
  readonly crews: readonly CrewStanding[];
  readonly inHand: PlanGround['inHand'];
  readonly elsewhere: readonly string[];
  /** Whether the reader may assign the unit's cases. */
  readonly mayAssign: boolean;
  /** Units whose plans the reader may see. */
  readonly units: readonly string[];
  readonly at: string;
}

/** The crews of a case's unit, and of the one that helps. */
export interface CrewsForCase {
  readonly unit: string;
  /** null: no unit has it in hand. */
  readonly task: DispatchTask | null;
  readonly crews: readonly RankedCrew[];
}

/** The unit that a case is to be sent to, and why. */
export interface UnitReason {
  readonly unit?: string;
  readonly named: string;
  readonly basis: 'owner' | 'zone' | 'gap' | 'none';
  readonly kind?: ResponsibilityKind;
  readonly zone?: { readonly number: string; readonly name?: string };
  readonly scheme?: { readonly number: number; readonly approvalNumber?: string; readonly effectiveFrom?: string };
}

/** What a move costs in seconds more than the plan, or why it cannot be. */
export type MoveCost =
  { readonly plan: Plan; readonly lateness: number; readonly travel: number } | { readonly why: string };

/** A case that is to be given to a crew. */
export interface WantedMove {
  readonly case: string;
  readonly crew: string;
  readonly base: number;
  readonly reason?: string;
}

/** What became of one: the case afterwards, or the problem. */
export interface MoveResult {
  readonly id: string;
  readonly number?: string;
  readonly problem?: { readonly status: number; readonly detail?: string };
}

/** What all queries of plans begin with. */
export const dispatchKey = ['dispatch'] as const;

/** Crews move, and shifts begin: a plan is looked at again so often, milliseconds. */
const followMs = 20_000;

/** @param assigned 'open': cases that were assigned, but not signed for, may go to others */
export function planQuery(unit: string, assigned: 'keep' | 'open') {
  return queryOptions({
    queryKey: [...dispatchKey, 'plan', unit, assigned],
    queryFn: ({ signal }) => requestJson<UnitPlan>(`/api/dispatch/plan?${query({ unit, assigned })}`, signal),
    refetchInterval: followMs,
    enabled: unit !== '',
  });
}

/** The plan made from nothing. */
export function planAnew(unit: string, assigned: 'keep' | 'open'): Promise<UnitPlan> {
  return requestJson(`/api/dispatch/plan?${query({ unit, assigned, anew: 'true' })}`);
}

/** @param penalty as if a penalty were meant */
export function crewsForCaseQuery(ref: string, penalty: boolean) {
  return queryOptions({
    queryKey: [...dispatchKey, 'crews', ref, penalty],
    queryFn: ({ signal }) =>
      requestJson<CrewsForCase>(
        `/api/dispatch/crews?${query({ case: ref, ...(penalty && { penalty: 'true' }) })}`,
        signal,
      ),
  });
}

export function unitReasonQuery(ref: string) {
  return queryOptions({
    queryKey: [...dispatchKey, 'unit', ref],
    queryFn: ({ signal }) => requestJson<UnitReason>(`/api/dispatch/unit?${query({ case: ref })}`, signal),
  });
}

/** What it costs to put a case on a crew, by the plan as it is. */
export function moveCostQuery(unit: string, move: { readonly case: string; readonly crew: string }) {
  return queryOptions({
    queryKey: [...dispatchKey, 'cost', unit, move.case, move.crew],
    queryFn: ({ signal }) => sendJson<MoveCost>('POST', '/api/dispatch/cost', { unit, ...move }, { signal }),
    enabled: move.case !== '' && move.crew !== '',
  });
}

/** Assigns cases; each is an act of its own. */
export function applyMoves(
  unit: string,
  moves: readonly WantedMove[],
): Promise<{ readonly results: readonly MoveResult[] }> {
  return sendJson('POST', '/api/dispatch/apply', { unit, moves });
}

/** The way between two places as the crew goes it; degrees WGS84. */
export function routeQuery(from: readonly [number, number], to: readonly [number, number], vehicle: Vehicle) {
  const ends = { from: { lon: from[0], lat: from[1] }, to: { lon: to[0], lat: to[1] }, vehicle };
  return queryOptions({
    queryKey: ['travel', ends],
    queryFn: ({ signal }) =>
      sendJson<{ readonly line: readonly (readonly [number, number])[]; readonly source: string }>(
        'POST',
        '/api/travel/route',
        ends,
        { signal },
      ),
    staleTime: 600_000,
    retry: false,
  });
}

function query(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString();
}
