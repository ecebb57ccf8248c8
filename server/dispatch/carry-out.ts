import { orderFor, ordersInForce, type KnownOrder } from '#domain/dispatch/standing-order-for.ts';
import type { Change } from '#domain/change.ts';
import type { Feature } from '#domain/feature.ts';
import { crewNamed } from '#domain/people/crews-of.ts';
import type { RecordsView } from '#domain/record.ts';
import { actByProgram, type ProgramAct } from '../cases/reader.ts';
import type { Context } from '../context.ts';

/** How the journal names whoever carries standing orders out. */
export const byStandingOrder = 'program:standing-order';

/**
 * Does to a case what a standing order says, once: 派遣 to the unit that it names, then 指派 to the crew of the order. What
 * came back from a unit or a crew is not sent there again by itself: a person looks at it.
 * @returns the change; undefined where no order says anything of the case as it stands
 */
export async function carryOut(
  context: Pick<Context, 'records' | 'register' | 'store' | 'arrivals' | 'now'>,
  id: string,
): Promise<Change | undefined> {
  const feature = await context.register.get('cases', id);
  const wanted = feature && wantedBy(context.records, feature);
  return wanted && actByProgram(context, { ...wanted, by: byStandingOrder });
}

function wantedBy(records: RecordsView, feature: Feature): Omit<ProgramAct, 'by'> | undefined {
  const { id, properties: p } = feature;
  const orders = ordersInForce(records);
  const { filedAt, dispatchedAt, unit } = p;
  if (p['status'] === 'pendingDispatch' && typeof filedAt === 'string' && dispatchedAt === undefined) {
    const order = orderFor(orders, 'dispatch', p, Date.parse(filedAt));
    if (order === undefined || !isUnit(records, unit)) return undefined;
    const zone = typeof p['zone'] === 'string' ? `按责任区${p['zone']}` : '';
    return { feature, act: 'case.dispatch', input: {}, note: `${named(order)}${zone}派遣`, once: `${id}/${filedAt}` };
  }
  if (p['status'] === 'pendingAcknowledgement' && typeof dispatchedAt === 'string') {
    if (p['crew'] !== undefined || p['assignee'] !== undefined) return undefined;
    const order = orderFor(orders, 'assign', p, Date.parse(dispatchedAt));
    const crew = order?.crew === undefined ? undefined : crewNamed(records, order.crew);
    // An order speaks of one unit's crew; another unit's case is not its.
    if (order === undefined || crew === undefined || (crew.unit !== unit && crew.unit !== p['coUnit']))
      return undefined;
    const note = `${named(order)}指派${crew.name}`;
    return { feature, act: 'case.assign', input: { crew: crew.name, note }, note, once: `${id}/${dispatchedAt}` };
  }
  return undefined;
}

function named({ name }: KnownOrder): string {
  return `常设指令“${name}”：`;
}

function isUnit(records: RecordsView, unit: unknown): boolean {
  return records.all('units').some(({ content }) => content['name'] === unit);
}
