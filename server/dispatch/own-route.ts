import { crewNamed } from '#domain/people/crews-of.ts';
import type { RecordsView } from '#domain/record.ts';
import type { Plans } from './plans.ts';

/** The order of a crew's own cases. Epoch seconds. */
export interface OwnRoute {
  readonly crew: string;
  readonly visits: readonly {
    /** Id of the case. */
    readonly case: string;
    readonly beginAt: number;
    readonly endAt: number;
    readonly late: number;
  }[];
}

/**
 * The routes of some crews, only with what was assigned to them: what the unit merely thinks of is not told.
 * @param names of the crews
 */
export async function ownRoutes(
  records: RecordsView,
  plans: Pick<Plans, 'of'>,
  names: ReadonlySet<string>,
): Promise<OwnRoute[]> {
  const crews = [...names].flatMap((name) => crewNamed(records, name) ?? []);
  return Promise.all(
    crews.map(async ({ name, unit }) => {
      const { plan, problem } = await plans.of(unit);
      const assigned = new Set(problem.tasks.flatMap(({ id, fixed }) => (fixed === name ? [id] : [])));
      const visits = plan.routes.find(({ crew }) => crew === name)?.visits ?? [];
      return {
        crew: name,
        visits: visits.flatMap(({ task, beginAt, endAt, late }) =>
          assigned.has(task) ? [{ case: task, beginAt, endAt, late }] : [],
        ),
      };
    }),
  );
}
