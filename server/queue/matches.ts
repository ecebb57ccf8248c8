/** Positions that are sorted outright; more are divided first. */
const few = 4096;

/** Cases found, each with its rank; any stretch of them in order is found without sorting all. */
export class Matches {
  count = 0;
  #ranks = new Float64Array(1024);
  #fids = new Uint32Array(1024);

  add(fid: number, rank: number): void {
    if (this.count === this.#fids.length) this.#grow();
    this.#ranks[this.count] = rank;
    this.#fids[this.count++] = fid;
  }

  /** Fids by rank, the greater fid first among equals. Yields now and then. */
  *stretch(offset: number, limit: number): Generator<void, number[]> {
    const [ranks, fids] = [this.#ranks, this.#fids];
    let held = new Uint32Array(this.count);
    for (let i = 0; i < held.length; i++) held[i] = i;
    let skip = offset;
    while (held.length > few && skip < held.length) {
      yield;
      const part = holding(held, ranks, skip, limit);
      if (part === undefined) break;
      held = part.held;
      skip -= part.before;
    }
    yield;
    return Array.from(held.sort((a, b) => ranks[a]! - ranks[b]! || fids[b]! - fids[a]!))
      .slice(skip, skip + limit)
      .map((i) => fids[i]!);
  }

  #grow(): void {
    const [ranks, fids] = [new Float64Array(this.count * 2), new Uint32Array(this.count * 2)];
    ranks.set(this.#ranks);
    fids.set(this.#fids);
    this.#ranks = ranks;
    this.#fids = fids;
  }
}

const buckets = 4096;

/**
 * Those of the positions among which the places from `skip` on lie, and how many stand before them.
 * @returns undefined where dividing leaves no fewer
 */
function holding(
  held: Uint32Array,
  ranks: Float64Array,
  skip: number,
  limit: number,
): { held: Uint32Array<ArrayBuffer>; before: number } | undefined {
  let [least, most] = [Infinity, -Infinity];
  for (let k = 0; k < held.length; k++) {
    const rank = ranks[held[k]!]!;
    if (rank < least) least = rank;
    if (rank > most) most = rank;
  }
  if (most === least) return undefined;
  const scale = (buckets - 1) / (most - least);
  const sizes = new Uint32Array(buckets);
  for (let k = 0; k < held.length; k++) sizes[Math.floor((ranks[held[k]!]! - least) * scale)]!++;
  let [first, before] = [0, 0];
  while (before + sizes[first]! <= skip) before += sizes[first++]!;
  let [last, through] = [first, before + sizes[first]!];
  while (last < buckets - 1 && through < skip + limit) through += sizes[++last]!;
  if (through - before === held.length) return undefined;
  const part = new Uint32Array(through - before);
  let at = 0;
  for (let k = 0; k < held.length; k++) {
    const bucket = Math.floor((ranks[held[k]!]! - least) * scale);
    if (bucket >= first && bucket <= last) part[at++] = held[k]!;
  }
  return { held: part, before };
}
