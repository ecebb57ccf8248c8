import type { CellRule, Collection } from '#domain/collection.ts';
import type { Column } from './columns.ts';
import type { Bounds, PointIndex } from './point-index.ts';
import type { Predicate } from './predicates.ts';

/** Times of one bucket share all but their last sixteen bits: some eighteen hours. */
const bucketBits = 16;

/**
 * A stretch of the points that pass, in the order in which they ask for someone's attention:
 * 1. the open ones with a deadline, the earliest first: overdue ones lead without asking the clock;
 * 2. the open ones without a deadline, then
 * 3. all others: each the newest first, by the collection's time; the greater fid first among equals.
 *
 * Of a million points only the buckets of time that the stretch lies in are sorted, however far down it is.
 * @returns fids
 */
export function ranked(
  index: PointIndex,
  collection: Collection,
  rule: CellRule,
  bounds: Bounds | undefined,
  predicates: readonly Predicate[],
  offset: number,
  limit: number,
): number[] {
  const at = columnsOf(index.columns, collection, rule);
  const due: Ranked[] = [];
  const waiting: Ranked[] = [];
  const buckets = new Uint32Array(1 << (32 - bucketBits));
  index.select(bounds, predicates, (block, selection, count) => {
    const [overdueAt, since] = [block.values[at.overdueAt]!, block.values[at.since]];
    for (let i = 0; i < count; i++) {
      const slot = selection[i]!;
      const time = since === undefined ? 0 : since[slot]!;
      if (block.part === 0) buckets[time >>> bucketBits]!++;
      else if (overdueAt[slot] === 0) waiting.push({ fid: block.fid[slot]!, time });
      else due.push({ fid: block.fid[slot]!, time: overdueAt[slot]! });
    }
  });
  due.sort((a, b) => a.time - b.time || b.fid - a.fid);
  waiting.sort(newestFirst);
  const first = [...due, ...waiting];
  const out = first.slice(offset, offset + limit).map(({ fid }) => fid);
  if (out.length === limit) return out;
  const skip = Math.max(0, offset - first.length);
  const { newest, oldest, before } = bucketsHolding(buckets, skip, limit - out.length);
  const rest: Ranked[] = [];
  index.select(bounds, predicates, (block, selection, count) => {
    if (block.part === 1) return;
    const since = block.values[at.since];
    for (let i = 0; i < count; i++) {
      const slot = selection[i]!;
      const time = since === undefined ? 0 : since[slot]!;
      const bucket = time >>> bucketBits;
      if (bucket <= newest && bucket >= oldest) rest.push({ fid: block.fid[slot]!, time });
    }
  });
  rest.sort(newestFirst);
  for (const { fid } of rest.slice(skip - before, skip - before + limit - out.length)) out.push(fid);
  return out;
}

interface Ranked {
  readonly fid: number;
  readonly time: number;
}

function newestFirst(a: Ranked, b: Ranked): number {
  return b.time - a.time || b.fid - a.fid;
}

function columnsOf(columns: readonly Column[], collection: Collection, rule: CellRule) {
  const at = (property: string) => columns.findIndex((c) => c.property === property);
  return { overdueAt: at(rule.overdueAt), since: at(collection.time.from) };
}

/** The buckets, newest first, that hold the places from `skip` on; `before` stand in newer ones. */
function bucketsHolding(buckets: Uint32Array, skip: number, wanted: number) {
  let before = 0;
  let newest = buckets.length - 1;
  while (newest > 0 && before + buckets[newest]! <= skip) before += buckets[newest--]!;
  let oldest = newest;
  let held = before + buckets[oldest]!;
  while (oldest > 0 && held < skip + wanted) held += buckets[--oldest]!;
  return { newest, oldest, before };
}
