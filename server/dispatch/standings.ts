import type { CrewStanding } from '#domain/dispatch/crew-standing.ts';
import type { DispatchTask } from '#domain/dispatch/dispatch-task.ts';
import type { DispatchFigures } from '#domain/dispatch/figures.ts';
import { standingOf } from '#domain/dispatch/standing-of.ts';
import type { Context } from '../context.ts';

/**
 * The crews of some units as they stand, in the order of the register.
 * @param tasks all that these units have in hand
 */
export async function standingsIn(
  { positions, now }: Pick<Context, 'positions' | 'now'>,
  units: readonly string[],
  tasks: readonly DispatchTask[],
  figures: DispatchFigures,
): Promise<CrewStanding[]> {
  const at = Math.floor(now() / 1000);
  return (await positions.crewsNow())
    .filter(({ crew }) => units.includes(crew.unit))
    .map((crew) => standingOf(crew, tasks, figures, at));
}
