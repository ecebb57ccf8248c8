import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import type { Feature } from '#domain/feature.ts';
import { may, type Caller } from '#domain/people/caller.ts';
import { crewsOf } from '#domain/people/crews-of.ts';
import type { Context } from '../context.ts';
import { findCases } from '../queue/reader.ts';

/** Cases on one phone at most: the most urgent by their deadline. */
const mostTasks = 200;

/**
 * The cases that are the caller's to work on outside, the one that is due first at the head: those put on him or his crews,
 * and, for whoever verifies, the 核实 and 核查 that were given to him or to nobody.
 */
export async function findTasks(
  { index, records, register }: Pick<Context, 'index' | 'records' | 'register'>,
  caller: Caller,
): Promise<Feature[]> {
  const crews = crewsOf(records, caller.id);
  const query = {
    filter: { equals: { open: ['true'], status: ['handling', 'pendingVerification', 'pendingInspection'] } },
    bbox: undefined,
    none: [],
    order: 'due' as const,
    holds: (facts: CaseFacts): boolean =>
      facts.status === 'handling'
        ? // Put on him, it is his, also where his unit only helps with it.
          (facts.assignee === caller.id || crews.has(facts.crew)) && may(caller, 'case.handle')
        : (facts.task === '' || facts.task === caller.id) && may(caller, 'case.verify', placeOf(facts)),
  };
  const { fids } = await index.read('cases', (points) => findCases(points, query, 0, mostTasks));
  return register.rows('cases', fids);
}

function placeOf({ unit, district, action }: CaseFacts) {
  return { unit, action, ...(district === '' ? {} : { district }) };
}
