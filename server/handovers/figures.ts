import { handoverFigures, type HandoverFigures } from '#domain/handovers/figures.ts';
import type { Caller } from '#domain/people/caller.ts';
import type { Context } from '../context.ts';
import { countsOf, eachCase } from '../queue/reader.ts';

type PointIndex = Parameters<typeof eachCase>[0];

/** The figures of a handover as they are now, for whoever asks: each counts what its query lists for them. */
export async function figuresNow(
  context: Pick<Context, 'index' | 'records' | 'now'>,
  caller: Caller,
): Promise<HandoverFigures> {
  const at = new Date(context.now()).toISOString();
  const views = await countsOf(context, caller);
  const { open, requests } = await context.index.read('cases', countUnviewed);
  const { overdue, dueSoon, pendingAcceptance, toInspect, suspendedDue, rework, answers, supervised } = views;
  return {
    at,
    open,
    overdue,
    dueSoon,
    pendingAcceptance,
    toInspect,
    suspendedDue,
    rework,
    answers,
    supervised,
    requests,
  };
}

/** The figures that are no saved view of the queue. */
function* countUnviewed(points: PointIndex): Generator<void, { open: number; requests: number }> {
  const counts = { open: 0, requests: 0 };
  for (const key of ['open', 'requests'] as const) {
    const { view: _all, ...columns } = handoverFigures[key].query;
    const equals = Object.fromEntries(Object.entries(columns).map(([column, value]) => [column, [value]]));
    yield* eachCase(points, { filter: { equals }, bbox: undefined, none: [] }, () => {
      counts[key]++;
    });
  }
  return counts;
}
