import { allViews, caseViews, makeView, type CaseView, type CaseViewId, type Viewer } from '#domain/cases/views.ts';
import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import { caseStatuses, openStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { PointIndex } from '../tiles/point-index.ts';
import { eachCase } from './scan.ts';

export type ViewCounts = Readonly<Record<CaseViewId, number>>;

/**
 * How many cases each view holds: the open ones, some thousands, are held against all views at once; of the ended ones only
 * those of whom something is still asked.
 */
export function* countViews(points: PointIndex, viewer: Viewer): Generator<void, ViewCounts> {
  const counts = Object.fromEntries(allViews.map((id) => [id, 0])) as Record<CaseViewId, number>;
  const tests = testsByStatus(viewer);
  const count = (facts: CaseFacts): void => {
    for (const { id, passes } of tests.get(facts.status) ?? []) if (passes(facts)) counts[id]++;
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

interface Test {
  readonly id: CaseViewId;
  readonly passes: (facts: CaseFacts) => boolean;
}

/** The views that a case of each state can be in, with what decides beside the state. */
function testsByStatus(viewer: Viewer): ReadonlyMap<string, readonly Test[]> {
  const views = allViews.filter((id) => id !== 'all' && id !== 'ended');
  const made = views.map((id) => ({ id, view: caseViews[id] as CaseView, passes: viewTest(id, viewer) }));
  return new Map(
    (Object.keys(caseStatuses) as CaseStatus[]).map((status) => {
      const open = String(openStatuses.includes(status));
      const isPossible = ({ equals }: CaseView): boolean =>
        (equals['status']?.includes(status) ?? true) && (equals['open']?.includes(open) ?? true);
      return [status, made.filter(({ view }) => isPossible(view))];
    }),
  );
}

/** A view's flags and conditions as one test of the facts; its states are known to fit. */
function viewTest(id: CaseViewId, viewer: Viewer): (facts: CaseFacts) => boolean {
  const { equals }: CaseView = caseViews[id];
  const flags = (['supervised', 'answerOwed'] as const).filter((flag) => equals[flag] !== undefined);
  const holds = makeView(id, viewer);
  return (facts) => flags.every((flag) => facts[flag]) && holds(facts);
}
