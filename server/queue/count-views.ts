import { allViews, caseViews, makeView, type CaseView, type CaseViewId, type Viewer } from '#domain/cases/views.ts';
import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import type { PointIndex } from '../tiles/point-index.ts';
import { eachCase } from './scan.ts';

export type ViewCounts = Readonly<Record<CaseViewId, number>>;

/**
 * How many cases each view holds: the open ones, some thousands, are held against all views at once; of the ended ones only
 * those of whom something is still asked.
 */
export function* countViews(points: PointIndex, viewer: Viewer): Generator<void, ViewCounts> {
  const counts = Object.fromEntries(allViews.map((id) => [id, 0])) as Record<CaseViewId, number>;
  const tests = allViews
    .filter((id) => id !== 'all' && id !== 'ended')
    .map((id) => ({ id, passes: viewTest(id, viewer) }));
  const count = (facts: CaseFacts): void => {
    for (const { id, passes } of tests) if (passes(facts)) counts[id]++;
  };
  let open = 0;
  const plain = { bbox: undefined, none: [] };
  yield* eachCase(points, { ...plain, filter: { equals: { open: ['true'] } } }, (facts) => {
    open++;
    count(facts);
  });
  yield* eachCase(points, { ...plain, filter: { equals: { open: ['false'], answerOwed: ['true'] } } }, count);
  const asked = { ...plain, filter: { equals: { open: ['false'] } }, some: ['request'] };
  yield* eachCase(points, asked, (facts) => {
    if (!facts.answerOwed) count(facts);
  });
  counts.all = points.count;
  counts.ended = points.count - open;
  return counts;
}

/** A view's columns and conditions as one test of the facts. */
function viewTest(id: CaseViewId, viewer: Viewer): (facts: CaseFacts) => boolean {
  const { equals }: CaseView = caseViews[id];
  const columns = Object.entries(equals).map(([name, values]) => [name as keyof CaseFacts, new Set(values)] as const);
  const holds = makeView(id, viewer);
  return (facts) => columns.every(([name, values]) => values.has(String(facts[name]))) && holds(facts);
}
