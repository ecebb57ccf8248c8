/** One moment in the heap. */
interface Entry {
  readonly at: number;
  readonly fid: number;
}

/**
 * The moments at which features of a collection will count as something else (amber, overdue, valid, no longer valid),
 * the next one on top. What an edit moved or took away stays in the heap until its time and is then passed over; when
 * such entries outnumber the true ones, the heap is made anew.
 */
export class Moments {
  #heap: Entry[] = [];
  /** fid -> its moments, epoch seconds */
  readonly #held = new Map<number, readonly number[]>();
  #count = 0;

  /** Moments that lie ahead. */
  get count(): number {
    return this.#count;
  }

  /** Puts a feature's moments in place of those it had. @param at epoch seconds; empty = none any more */
  set(fid: number, at: readonly number[]): void {
    const before = this.#held.get(fid) ?? [];
    if (at.length === 0 && before.length === 0) return;
    this.#count += at.length - before.length;
    if (at.length === 0) this.#held.delete(fid);
    else this.#held.set(fid, at);
    for (const moment of at) if (!before.includes(moment)) this.#push({ at: moment, fid });
    if (this.#heap.length > 2 * this.#count + 1_000) this.#rebuild();
  }

  /** Takes out what is due. @returns the features, one for each moment, the earliest first; @param now epoch seconds */
  passed(now: number): number[] {
    const fids: number[] = [];
    for (let top = this.#heap[0]; top !== undefined && top.at <= now; top = this.#heap[0]) {
      this.#pop();
      const { fid, at } = top;
      const moments = this.#held.get(fid);
      if (moments?.includes(at) !== true) continue;
      fids.push(fid);
      const left = moments.filter((moment) => moment > at);
      this.#count -= moments.length - left.length;
      if (left.length === 0) this.#held.delete(fid);
      else this.#held.set(fid, left);
    }
    return fids;
  }

  /** Whether at least so many entries are due, without taking them out. @param now epoch seconds */
  isDue(now: number, atLeast: number): boolean {
    let due = 0;
    const open = [0];
    for (let i = open.pop(); i !== undefined && due < atLeast; i = open.pop()) {
      const entry = this.#heap[i];
      if (entry === undefined || entry.at > now) continue;
      due++;
      open.push(2 * i + 1, 2 * i + 2);
    }
    return due >= atLeast;
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
    for (const [fid, moments] of this.#held) for (const at of moments) this.#push({ at, fid });
  }
}
