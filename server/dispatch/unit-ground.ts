import type { CrewStanding } from '#domain/dispatch/crew-standing.ts';
import { dispatchTask, type DispatchTask } from '#domain/dispatch/dispatch-task.ts';
import { dispatchFigures, type DispatchFigures } from '#domain/dispatch/figures.ts';
import { ordersInForce } from '#domain/dispatch/standing-order-for.ts';
import type { Feature } from '#domain/feature.ts';
import type { Crew } from '#domain/people/crew.ts';
import type { RecordsView } from '#domain/record.ts';
import type { Context } from '../context.ts';
import { standingsIn } from './standings.ts';
import { unitQueue } from './store.ts';

type Needs = Pick<Context, 'records' | 'store' | 'positions' | 'now'>;

/** What a unit has in hand, and whom. */
export interface UnitGround {
  readonly tasks: readonly DispatchTask[];
  readonly crews: readonly CrewStanding[];
  readonly figures: DispatchFigures;
  /** Epoch seconds. */
  readonly now: number;
}

/** Gathers a unit's queue and its crews as they stand. */
export async function unitGround(context: Needs, unit: string): Promise<UnitGround> {
  const { records, store } = context;
  const figures = dispatchFigures(records);
  const now = Math.floor(context.now() / 1000);
  const own = new Set(crewsOf(records, unit).map(({ name }) => name));
  const queue = await unitQueue(store, unit);
  const tasks = tasksOf(records, queue, figures)
    // What the unit only helps with is in its hands once it was put on one of its crews.
    .filter((task) => task.unit === unit || (task.crew !== undefined && own.has(task.crew)));
  return { tasks, crews: await standingsIn(context, [unit], tasks, figures), figures, now };
}

/** The cases as whoever sends crews needs to know them. */
export function tasksOf(records: RecordsView, cases: readonly Feature[], figures: DispatchFigures): DispatchTask[] {
  const orders = ordersInForce(records);
  return cases.flatMap((one) => dispatchTask(one, figures, orders) ?? []);
}

function crewsOf(records: RecordsView, unit: string): Crew[] {
  return records
    .all('crews')
    .map(({ content }) => content as unknown as Crew)
    .filter((crew) => crew.unit === unit);
}

/** The crew of the unit that a person goes out with. */
export function crewOfPerson(records: RecordsView, unit: string): (person: string) => string | undefined {
  const crews = crewsOf(records, unit);
  return (person) => crews.find(({ members }) => members.includes(person))?.name;
}
