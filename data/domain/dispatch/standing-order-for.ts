import { dayOf, startOfDay, timeOfDay } from '#domain/calendar/work-calendar.ts';
import type { Properties } from '#domain/feature.ts';
import type { RecordsView } from '#domain/record.ts';
import type { StandingOrder } from './standing-order.ts';

/** A standing order and its record's id. */
export interface KnownOrder extends StandingOrder {
  readonly id: string;
}

/** The standing orders in force, by name. */
export function ordersInForce(records: RecordsView): KnownOrder[] {
  return records
    .all('standing-orders')
    .map(({ id, content }) => ({ id, ...(content as unknown as StandingOrder) }))
    .filter(({ enabled }) => enabled)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The first order that says what to do with a case.
 * @param act 派遣 or 指派
 * @param at epoch milliseconds: when the case came to where the act waits, so that the same order holds whenever it is asked
 */
export function orderFor(
  orders: readonly KnownOrder[],
  act: 'dispatch' | 'assign',
  of: Properties,
  at: number,
): KnownOrder | undefined {
  return orders.find(
    (order) => (act === 'dispatch' ? order.dispatch : order.crew !== undefined) && fits(order, of) && isHour(order, at),
  );
}

/** What the orders say that a case needs, at whatever hour somebody goes. */
export function needsBy(
  orders: readonly KnownOrder[],
  of: Properties,
): { readonly isPenalty: boolean; readonly skills: readonly string[] } {
  const fitting = orders.filter((order) => fits(order, of));
  return {
    isPenalty: fitting.some(({ penalty }) => penalty === true),
    skills: [...new Set(fitting.flatMap(({ skills = [] }) => skills))],
  };
}

/** An empty list says as little as none. */
function fits({ classes = [], zones = [] }: StandingOrder, of: Properties): boolean {
  return (
    (classes.length === 0 || classes.includes(String(of['classCode']))) &&
    (zones.length === 0 || zones.includes(String(of['zone'])))
  );
}

function isHour({ startsAt, endsAt }: StandingOrder, at: number): boolean {
  if (startsAt === undefined || endsAt === undefined) return true;
  const [from, until] = [timeOfDay(startsAt), timeOfDay(endsAt)];
  const time = at - startOfDay(dayOf(at));
  return from < until ? time >= from && time < until : time >= from || time < until;
}
