import { cases } from '#domain/cases/collection.ts';
import { concerns } from '#domain/cases/numbers/memberships.ts';
import type { Frame } from '#domain/cases/numbers/frame.ts';
import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import { blockSize, type Block } from '../tiles/block.ts';
import { worldBounds } from '../tiles/create.ts';
import type { Bounds, PointIndex } from '../tiles/point-index.ts';
import { having, lacking, passes, predicatesOf, timed, type Predicate } from '../tiles/predicates.ts';
import { caseReader, positionOf } from './case-reader.ts';
import type { CaseQuery } from './case-query.ts';
import { Matches } from './matches.ts';
import { ranking } from './ordering.ts';

/** Blocks between two places where the work may be interrupted, where a case is looked at in a fraction of a microsecond. */
const usualPortion = 32;

/** What narrows the cases: everything of a query but its order. */
export type CaseFilter = Omit<CaseQuery, 'order'>;

/**
 * Calls back for each case that passes, in no order; yields where it may be interrupted.
 * @param portion blocks of some thousand cases between two such places: fewer for whoever does more with each case
 */
export function* eachCase(
  points: PointIndex,
  query: CaseFilter,
  visit: (facts: CaseFacts, block: Block, slot: number) => void,
  portion = usualPortion,
): Generator<void> {
  const reader = caseReader(points.columns);
  const { holds } = query;
  const read = (block: Block, slots: Uint16Array, count: number): void => {
    reader.gather(block, slots, count);
    for (let i = 0; i < count; i++) {
      const facts = reader.facts(i);
      if (holds === undefined || holds(facts)) visit(facts, block, slots[i]!);
    }
  };
  yield* eachBlock(points, query, read, portion);
}

/** The cases of a query: how many, and a stretch of them in order. */
export function* findCases(
  points: PointIndex,
  query: CaseQuery,
  offset: number,
  limit: number,
): Generator<void, { total: number; fids: number[] }> {
  const matches = new Matches();
  const rank = ranking(points.columns, query.order);
  const take = (block: Block, slot: number): void => matches.add(block.fid[slot]!, rank(block, slot));
  // Where columns alone decide, the facts need not be read: that is ten times as quick.
  if (query.holds !== undefined) yield* eachCase(points, query, (_facts, block, slot) => take(block, slot));
  else {
    yield* eachBlock(points, query, (block, slots, count) => {
      for (let i = 0; i < count; i++) take(block, slots[i]!);
    });
  }
  return { total: matches.count, fids: yield* matches.stretch(offset, limit) };
}

/** Calls back for each block with the slots that pass whatever columns alone can say; they are valid during the call only. */
export function* eachBlock(
  points: PointIndex,
  query: CaseFilter,
  visit: (block: Block, slots: Uint16Array, count: number) => void,
  portion = usualPortion,
): Generator<void> {
  const { frame, only } = query;
  const predicates = predicatesFor(points, query);
  const bounds = worldBounds(query.bbox);
  if (only !== undefined) {
    for (const fid of only) {
      const place = points.placeOf(fid);
      if (place < 0) continue;
      const [block, slot] = [points.blockAt(place), place % blockSize];
      if (passes(predicates, block.values, slot) && isWithin(block, slot, bounds))
        visit(block, Uint16Array.of(slot), 1);
    }
    return;
  }
  const near = new Uint16Array(blockSize);
  for (let from = 0; from < points.blocks.length; from += portion) {
    points.select(
      bounds,
      predicates,
      (block, selection, count) => {
        if (frame === undefined) return visit(block, selection, count);
        const kept = concerned(block, selection, count, frame, near);
        if (kept > 0) visit(block, near, kept);
      },
      from,
      from + portion,
    );
    yield;
  }
}

function predicatesFor({ columns }: PointIndex, { filter, time, none, some = [] }: CaseFilter): Predicate[] {
  return [
    ...predicatesOf(filter, cases, columns),
    ...(time === undefined ? [] : [timed(columns, time.property, time.from, time.to)]),
    ...none.map((property) => lacking(columns, property)),
    ...some.map((property) => having(columns, property)),
  ];
}

const [reported, closed, due] = [positionOf('reportedAt'), positionOf('closedAt'), positionOf('dueAt')] as const;

/** Puts the slots that a period concerns into `kept`. @returns how many they are */
function concerned(
  { part, values }: Block,
  selection: Uint16Array,
  count: number,
  frame: Frame,
  kept: Uint16Array,
): number {
  const reportedAt = values[reported] as Uint32Array;
  const closedAt = values[closed] as Uint32Array;
  const dueAt = values[due] as Uint32Array;
  let left = 0;
  for (let i = 0; i < count; i++) {
    const slot = selection[i]!;
    if (concerns(part === 1, reportedAt[slot]!, closedAt[slot]!, dueAt[slot]!, frame)) kept[left++] = slot;
  }
  return left;
}

function isWithin({ x, y }: Block, slot: number, bounds: Bounds | undefined): boolean {
  if (bounds === undefined) return true;
  const [left, top] = [x[slot]!, y[slot]!];
  return left >= bounds.minX && left <= bounds.maxX && top >= bounds.minY && top <= bounds.maxY;
}
