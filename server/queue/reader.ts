import type { Caller } from '#domain/people/caller.ts';
import type { Context } from '../context.ts';
import { countViews, type ViewCounts } from './count-views.ts';
import { viewerOf } from './read-query.ts';

export type { ViewCounts };
export { eachBlock, eachCase, findCases, type CaseFilter } from './scan.ts';

/** How many cases each view of the queue holds for a caller, now. */
export function countsOf(
  { index, records, now }: Pick<Context, 'index' | 'records' | 'now'>,
  caller: Caller,
): Promise<ViewCounts> {
  const viewer = viewerOf(records, caller, now());
  return index.read('cases', (points) => countViews(points, viewer));
}
