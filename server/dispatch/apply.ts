import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { doAct, findCase, type CaseAfter } from '../cases/reader.ts';
import { HttpProblem, problem, problemDocument } from '../http/problem.ts';
import { crewsForCase } from './crews-for-case.ts';
import { overrideNote, plannedNote } from './override-note.ts';
import { costOf, type Plans, type UnitPlan } from './plans.ts';

/** A case that is to be given to a crew. */
export interface WantedMove {
  /** Id of the case. */
  readonly case: string;
  /** Name of the crew. */
  readonly crew: string;
  /** The version of the case that was read. */
  readonly base: number;
  /** Needed where the plan has another crew, or none. */
  readonly reason?: string;
}

/** What became of one. */
export type MoveResult = CaseAfter | { readonly id: string; readonly problem: object };

/**
 * Assigns cases to crews, each by an act of its own. Where it is not what the plan said, the note says so, what it costs
 * and why.
 */
export async function applyMoves(
  context: Context,
  plans: Plans,
  request: FastifyRequest,
  unit: string,
  moves: readonly WantedMove[],
): Promise<MoveResult[]> {
  const now = await plans.of(unit);
  let { plan, problem: at } = now;
  const results: MoveResult[] = [];
  for (const [i, move] of moves.entries()) {
    try {
      const cost = costOf(at, plan, move);
      const note = await noteFor(context, now, move, i, 'why' in cost ? undefined : cost);
      const asked = { ref: move.case, base: move.base, act: 'case.assign' as const, part: move.case };
      results.push(await doAct(context, request, { ...asked, input: { crew: move.crew, note } }));
      if ('why' in cost) continue;
      plan = cost.plan;
      at = {
        ...at,
        tasks: at.tasks.map((task) => (task.id === move.case ? { ...task, fixed: move.crew } : task)),
      };
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      results.push({ id: move.case, problem: problemDocument(error.statusCode, error.parts, request.url) });
    }
  }
  plans.goOnFrom({ ...now, problem: at, plan });
  return results;
}

async function noteFor(
  context: Context,
  { plan }: UnitPlan,
  { case: id, crew, base, reason = '' }: WantedMove,
  i: number,
  cost: { readonly lateness: number; readonly travel: number } | undefined,
): Promise<string> {
  const planned = plan.routes.find(({ visits }) => visits.some(({ task }) => task === id))?.crew;
  if (planned === crew) return plannedNote(crew);
  const feature = await findCase(context, id);
  // Changed or gone meanwhile, it is in the plan no more as it was read: the act says so, there is nothing to give reasons for.
  if (feature.version !== base) return plannedNote(crew);
  if (reason.trim() === '') {
    throw problem(422, {
      detail: `The plan has ${planned ?? 'nobody'} for this case; another crew needs a reason.`,
      errors: [{ pointer: `/moves/${i}/reason`, detail: 'is missing' }],
    });
  }
  const ranked = await crewsForCase(context, feature);
  const whyNot = ranked?.crews.find((one) => one.crew === crew)?.whyNot ?? [];
  return overrideNote({ planned, crew, reason: reason.trim(), whyNot, ...(cost === undefined ? {} : { cost }) });
}
