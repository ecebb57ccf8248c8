import { dispatchTask, type DispatchTask } from '#domain/dispatch/dispatch-task.ts';
import { dispatchFigures } from '#domain/dispatch/figures.ts';
import { rankCrews, type RankedCrew } from '#domain/dispatch/rank-crews.ts';
import { ordersInForce } from '#domain/dispatch/standing-order-for.ts';
import type { Feature } from '#domain/feature.ts';
import type { Context } from '../context.ts';
import { standingsIn } from './standings.ts';
import { unitQueue } from './store.ts';
import { travelBetween } from './travel-between.ts';
import { tasksOf } from './unit-ground.ts';

type Needs = Pick<Context, 'records' | 'store' | 'positions' | 'travel' | 'now'>;

/** A case, and the crews that it might go to. */
export interface CrewsForCase {
  readonly task: DispatchTask;
  readonly crews: readonly RankedCrew[];
}

/**
 * The crews of a case's unit, and of the unit that helps with it, ranked.
 * @param isPenalty a penalty is meant, whatever the case says so far
 * @returns undefined for a case that no unit has in hand
 */
export async function crewsForCase(
  context: Needs,
  feature: Feature,
  isPenalty = false,
): Promise<CrewsForCase | undefined> {
  const { records, store } = context;
  const figures = dispatchFigures(records);
  const of = isPenalty ? { ...feature, properties: { ...feature.properties, measure: 'penalised' } } : feature;
  const task = dispatchTask(of, figures, ordersInForce(records));
  if (task === undefined) return undefined;
  const units = task.coUnit === undefined ? [task.unit] : [task.unit, task.coUnit];
  const queues = await Promise.all(units.map((unit) => unitQueue(store, unit)));
  const crews = await standingsIn(context, units, tasksOf(records, queues.flat(), figures), figures);
  // The case itself comes first, then each crew that somebody can place.
  const placed = crews.filter(({ place }) => place !== undefined);
  const places = [task.place, ...placed.map(({ place }) => place!)];
  const vehicles = new Set(placed.map(({ vehicle }) => vehicle));
  const travel = await travelBetween(context, places, [...vehicles]);
  const now = Math.floor(context.now() / 1000);
  return {
    task,
    crews: rankCrews(task, crews, (crew) => travel(crew.vehicle, 1 + placed.indexOf(crew), 0), {
      now,
      homeSeconds: figures.homeMinutes * 60,
    }),
  };
}
