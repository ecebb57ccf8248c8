import { cases } from '#domain/cases/collection.ts';
import { concerns } from '#domain/cases/numbers/sets.ts';
import type { Frame } from '#domain/cases/numbers/frame.ts';
import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import { blockSize, type Block } from '../tiles/block.ts';
import { worldBounds } from '../tiles/create.ts';
import type { Bounds, PointIndex } from '../tiles/point-index.ts';
import { lacking, passes, predicatesOf, timed, type Predicate } from '../tiles/predicates.ts';
import { caseCursor } from './case-cursor.ts';
import type { CaseQuery } from './case-query.ts';
import { Matches } from './matches.ts';
import { rankOf } from './ordering.ts';

/** Blocks between two places where the work may be interrupted. */
const portion = 32;

/** What narrows the cases: everything of a query but its order. */
export type CaseFilter = Omit<CaseQuery, 'order'>;

/** Calls back for each case that passes, in no order; yields where it may be interrupted. */
export function* eachCase(
  points: PointIndex,
  query: CaseFilter,
  visit: (facts: CaseFacts, fid: number, block: Block, slot: number) => void,
): Generator<void> {
  const { facts, move } = caseCursor(points.columns);
  const { frame, holds, only } = query;
  const predicates = predicatesFor(points, query);
  const bounds = worldBounds(query.bbox);
  const look = (block: Block, slot: number): void => {
    move(block, slot);
    if (holds === undefined || holds(facts)) visit(facts, block.fid[slot]!, block, slot);
  };
  if (only !== undefined) {
    for (const fid of only) {
      const place = points.placeOf(fid);
      if (place < 0) continue;
      const [block, slot] = [points.blockAt(place), place % blockSize];
      if (passes(predicates, block.values, slot) && isWithin(block, slot, bounds)) look(block, slot);
    }
    return;
  }
  const isNear = frame === undefined ? undefined : nearness(points, frame);
  for (let from = 0; from < points.blocks.length; from += portion) {
    points.select(
      bounds,
      predicates,
      (block, selection, count) => {
        for (let i = 0; i < count; i++) {
          const slot = selection[i]!;
          if (isNear === undefined || isNear(block, slot)) look(block, slot);
        }
      },
      from,
      from + portion,
    );
    yield;
  }
}

/** The cases of a query: how many, and a stretch of them in order. */
export function* findCases(
  points: PointIndex,
  query: CaseQuery,
  offset: number,
  limit: number,
): Generator<void, { total: number; fids: number[] }> {
  const matches = new Matches();
  yield* eachCase(points, query, (facts, fid) => matches.add(fid, rankOf(facts, query.order)));
  return { total: matches.count, fids: yield* matches.stretch(offset, limit) };
}

function predicatesFor({ columns }: PointIndex, { filter, time, none }: CaseFilter): Predicate[] {
  return [
    ...predicatesOf(filter, cases, columns),
    ...(time === undefined ? [] : [timed(columns, time.property, time.from, time.to)]),
    ...none.map((property) => lacking(columns, property)),
  ];
}

/** `concerns`, straight from the columns. */
function nearness({ columns }: PointIndex, frame: Frame): (block: Block, slot: number) => boolean {
  const at = (name: string): number => columns.findIndex(({ property }) => property === name);
  const [reported, closed, due] = [at('reportedAt'), at('closedAt'), at('dueAt')] as const;
  return ({ part, values }, slot) =>
    concerns(part === 1, values[reported]![slot]!, values[closed]![slot]!, values[due]![slot]!, frame);
}

function isWithin({ x, y }: Block, slot: number, bounds: Bounds | undefined): boolean {
  if (bounds === undefined) return true;
  const [left, top] = [x[slot]!, y[slot]!];
  return left >= bounds.minX && left <= bounds.maxX && top >= bounds.minY && top <= bounds.maxY;
}
