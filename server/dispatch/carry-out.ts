import { orderFor, ordersInForce, type KnownOrder } from '#domain/dispatch/standing-order-for.ts';
import type { Change } from '#domain/change.ts';
import type { Feature } from '#domain/feature.ts';
import { crewNamed } from '#domain/people/crews-of.ts';
import type { RecordsView } from '#domain/record.ts';
import { actByProgram, type ProgramAct } from '../cases/reader.ts';
import type { Context } from '../context.ts';
import { unitReason, type UnitReason } from './unit-reason.ts';

/** How the journal names whoever carries standing orders out. */
export const byStandingOrder = 'program:standing-order';

/** What waits longer than this is for people: an order that comes late surprises, milliseconds. */
export const longestMs = 86_400_000;

type Needs = Pick<Context, 'records' | 'register' | 'schemes' | 'index' | 'store' | 'arrivals' | 'now'>;
type Wanted = Omit<ProgramAct, 'by'>;

/**
 * Does to a case what a standing order says, once: 派遣 to the unit that answers now, as the desk would be told, whatever
 * was found when the report came in; then 指派 to the crew of the order. What came back from a unit or a crew is not sent
 * there again by itself, nor what waited for longer than a day: a person looks at it.
 * @returns the change; undefined where no order says anything of the case as it stands
 */
export async function carryOut(context: Needs, id: string): Promise<Change | undefined> {
  const feature = await context.register.get('cases', id);
  if (feature === undefined) return undefined;
  const wanted = (await dispatchBy(context, feature)) ?? assignBy(context, feature);
  return wanted && actByProgram(context, { ...wanted, by: byStandingOrder });
}

async function dispatchBy(context: Needs, feature: Feature): Promise<Wanted | undefined> {
  const { id, properties: p } = feature;
  const { status, filedAt, dispatchedAt } = p;
  if (status !== 'pendingDispatch' || dispatchedAt !== undefined || !isFresh(context, filedAt)) return undefined;
  const orders = ordersInForce(context.records);
  if (!orders.some(({ dispatch }) => dispatch)) return undefined;
  const reason = await unitReason(context, feature);
  const { unit, named, basis } = reason;
  if (unit === undefined || basis === 'none' || !isUnit(context.records, unit)) return undefined;
  // The zones of an order are those in force now, too; where a component's owner answers, no zone was asked.
  const zone = basis === 'owner' ? p['zone'] : reason.zone?.number;
  const order = orderFor(orders, 'dispatch', { ...p, zone }, Date.parse(filedAt));
  if (order === undefined) return undefined;
  const moved = named !== '' && named !== unit ? `，上报时为${named}` : '';
  const note = `${words(order)}${basisOf(reason)}派遣${moved}`;
  return { feature, act: 'case.dispatch', input: { unit, reason: note }, note, once: `${id}/${filedAt}` };
}

function assignBy(context: Needs, feature: Feature): Wanted | undefined {
  const { id, properties: p } = feature;
  const { status, dispatchedAt, unit, coUnit } = p;
  if (status !== 'pendingAcknowledgement' || !isFresh(context, dispatchedAt)) return undefined;
  if (p['crew'] !== undefined || p['assignee'] !== undefined) return undefined;
  const order = orderFor(ordersInForce(context.records), 'assign', p, Date.parse(dispatchedAt));
  const crew = order?.crew === undefined ? undefined : crewNamed(context.records, order.crew);
  // An order speaks of one unit's crew; another unit's case is not its.
  if (order === undefined || crew === undefined || (crew.unit !== unit && crew.unit !== coUnit)) return undefined;
  const note = `${words(order)}指派${crew.name}`;
  return { feature, act: 'case.assign', input: { crew: crew.name, note }, note, once: `${id}/${dispatchedAt}` };
}

/** Whether something came to where it waits within the last day. */
function isFresh({ now }: Pick<Context, 'now'>, at: unknown): at is string {
  return typeof at === 'string' && Date.parse(at) > now() - longestMs;
}

function basisOf({ basis, zone }: UnitReason): string {
  if (basis === 'zone') return `按责任区${zone?.number ?? ''}`;
  return basis === 'owner' ? '按部件权属' : '按属地兜底';
}

function words({ name }: KnownOrder): string {
  return `常设指令“${name}”：`;
}

function isUnit(records: RecordsView, unit: unknown): boolean {
  return records.all('units').some(({ content }) => content['name'] === unit);
}
