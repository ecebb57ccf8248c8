/** One moment in the heap. */
interface Entry {
  readonly at: number;
  readonly collection: string;
  readonly fid: number;
}

/**
 * The moments at which features will count as something else (amber, overdue, valid, no longer valid), the next one on
 * top. What an edit moved or took away stays in the heap until its time and is then passed over; when such entries
 * outnumber the true ones, the heap is made anew.
 */
export class Deadlines {
  #heap: Entry[] = [];
  /** collection -> fid -> its moments, epoch seconds */
  readonly #held = new Map<string, Map<number, readonly number[]>>();
  #count = 0;

  /** Moments that lie ahead. */
  get count(): number {
    return this.#count;
  }

  /** Puts a feature's moments in place of those it had. @param at epoch seconds; empty = none any more */
  set(collection: string, fid: number, at: readonly number[]): void {
    const held = this.#held.get(collection) ?? new Map<number, readonly number[]>();
    this.#held.set(collection, held);
    const before = held.get(fid) ?? [];
    this.#count += at.length - before.length;
    if (at.length === 0) held.delete(fid);
    else held.set(fid, at);
    for (const moment of at) if (!before.includes(moment)) this.#push({ at: moment, collection, fid });
    if (this.#heap.length > 2 * this.#count + 1_000) this.#rebuild();
  }

  /** Forgets all of a collection. */
  clear(collection: string): void {
    for (const moments of this.#held.get(collection)?.values() ?? []) this.#count -= moments.length;
    this.#held.delete(collection);
  }

  /** Takes out what is due. @returns the collections that had any; @param now epoch seconds */
  passed(now: number): Set<string> {
    const collections = new Set<string>();
    for (let top = this.#heap[0]; top !== undefined && top.at <= now; top = this.#heap[0]) {
      this.#pop();
      const { collection, fid, at } = top;
      const moments = this.#held.get(collection)?.get(fid);
      if (moments?.includes(at) !== true) continue;
      collections.add(collection);
      const left = moments.filter((moment) => moment > at);
      this.#count -= moments.length - left.length;
      if (left.length === 0) this.#held.get(collection)!.delete(fid);
      else this.#held.get(collection)!.set(fid, left);
    }
    return collections;
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let i = heap.push(entry) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (heap[parent]!.at <= entry.at) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.at < heap[child]!.at) child++;
      if (heap[child]!.at >= last.at) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
  }

  #rebuild(): void {
    this.#heap = [];
    for (const [collection, features] of this.#held) {
      for (const [fid, moments] of features) for (const at of moments) this.#push({ at, collection, fid });
    }
  }
}
