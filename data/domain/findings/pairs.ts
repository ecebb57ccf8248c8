import Flatbush from 'flatbush';
import { boxesMeet } from '#domain/geometry/bbox.ts';
import { overlapOf, widened, type Extent } from './overlap.ts';

/** A finding, kept or just computed, as it is held against others. */
export interface Side {
  readonly owner: string;
  readonly aspect: string | undefined;
  readonly extent: Extent;
}

/** Less than this share of the smaller one in common is chance. */
const chance = 0.05;

interface Candidate<A, B> {
  readonly old: A;
  readonly now: B;
  /** To a tenth, so that what is equal but for reckoning stays equal. */
  readonly common: number;
  readonly sameOwner: boolean;
}

/**
 * Which of the old ones goes on as which of the new ones, at most one each: what is told apart by its aspect by owner and
 * aspect; then by the greatest part in common, also under another owner where that part is the larger one; at last the
 * only one left of an owner where it has no extent to be told by.
 * @param olds in an order of their own, which decides between equals; so do `nows`
 * @param isStrict the larger part has to be common under one owner, too, and nothing goes on by its owner alone
 */
export function pairUp<A extends Side, B extends Side>(
  olds: readonly A[],
  nows: readonly B[],
  isStrict: boolean,
): Map<B, A> {
  const pairs = new Map<B, A>();
  const taken = new Set<A>();
  const pair = (old: A, now: B): void => {
    if (taken.has(old) || pairs.has(now)) return;
    taken.add(old);
    pairs.set(now, old);
  };
  const restOf = (): [A[], B[]] => [olds.filter((old) => !taken.has(old)), nows.filter((now) => !pairs.has(now))];

  pairLonely(olds, nows, ({ aspect }) => aspect !== undefined, pair);
  pairSame(...restOf(), pair);
  for (const { old, now } of candidates(...restOf(), olds, nows, isStrict)) pair(old, now);
  if (!isStrict) pairLonely(...restOf(), ({ extent }) => extent.dimension === 0, pair);
  return pairs;
}

/** Pairs the only old one of an owner and aspect with its only new one, where both fulfil a condition. */
function pairLonely<A extends Side, B extends Side>(
  olds: readonly A[],
  nows: readonly B[],
  holds: (side: Side) => boolean,
  pair: (old: A, now: B) => void,
): void {
  const before = grouped(olds, nameOf);
  for (const [name, [now, ...more]] of grouped(nows, nameOf)) {
    const [old, ...others] = before.get(name) ?? [];
    if (old === undefined || more.length + others.length > 0) continue;
    if (holds(old) && holds(now!)) pair(old, now!);
  }
}

/** Pairs what lies exactly where it lay. */
function pairSame<A extends Side, B extends Side>(
  olds: readonly A[],
  nows: readonly B[],
  pair: (old: A, now: B) => void,
): void {
  const keyOf = (side: Side): string => `${nameOf(side)}\n${side.extent.key}`;
  const before = grouped(olds, keyOf);
  for (const now of nows) {
    const old = before.get(keyOf(now))?.shift();
    if (old !== undefined) pair(old, now);
  }
}

/** What has something in common, the most first. */
function candidates<A extends Side, B extends Side>(
  olds: readonly A[],
  nows: readonly B[],
  allOlds: readonly A[],
  allNows: readonly B[],
  isStrict: boolean,
): Candidate<A, B>[] {
  if (olds.length === 0 || nows.length === 0) return [];
  const [ownersBefore, ownersNow] = [ownersOf(allOlds), ownersOf(allNows)];
  const tree = new Flatbush(olds.length);
  for (const { extent } of olds) tree.add(...extent.box);
  tree.finish();
  const found: Candidate<A, B>[] = [];
  for (const now of nows) {
    for (const at of tree.search(...widened(now.extent.box)).sort((a, b) => a - b)) {
      const old = olds[at]!;
      if (old.aspect !== now.aspect) continue;
      const sameOwner = old.owner === now.owner;
      if (!sameOwner && ownersNow.has(old.owner) && ownersBefore.has(now.owner)) continue;
      const { common, sizes } = overlapOf(old.extent, now.extent);
      const share = common / Math.min(...sizes);
      if (!(share > (isStrict || !sameOwner ? 0.5 : chance))) continue;
      found.push({ old, now, common: Math.round(common * 10), sameOwner });
    }
  }
  const [rankBefore, rankNow] = [rankOf(olds), rankOf(nows)];
  return found.sort(
    (a, b) =>
      b.common - a.common ||
      Number(b.sameOwner) - Number(a.sameOwner) ||
      rankBefore.get(a.old)! - rankBefore.get(b.old)! ||
      rankNow.get(a.now)! - rankNow.get(b.now)!,
  );
}

/** Finds which of some sides' boxes meet another's, in their order: each held against all others would take minutes. */
export function meeting<T extends Side>(sides: readonly T[]): (one: Side) => T[] {
  if (sides.length === 0) return () => [];
  const tree = new Flatbush(sides.length);
  for (const { extent } of sides) tree.add(...extent.box);
  tree.finish();
  return ({ extent }) =>
    tree
      .search(...extent.box)
      .sort((a, b) => a - b)
      .map((at) => sides[at]!);
}

/** What share of the first one lies in the other: 0..1. */
export function shareIn(one: Side, other: Side): number {
  if (one.aspect !== other.aspect || !boxesMeet(one.extent.box, other.extent.box)) return 0;
  const { common, sizes } = overlapOf(one.extent, other.extent);
  return sizes[0] === 0 ? 0 : common / sizes[0];
}

function nameOf({ owner, aspect }: Side): string {
  return `${owner}\n${aspect ?? ''}`;
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

function ownersOf(sides: readonly Side[]): Set<string> {
  return new Set(sides.map(({ owner }) => owner));
}

function rankOf<T>(all: readonly T[]): Map<T, number> {
  return new Map(all.map((one, i) => [one, i]));
}
