/** Numbers pairs of 32 bit integers (places; ends of edges) from 0 on, the same pair always with the same number. */
export class PairIndex {
  firsts: Int32Array;
  seconds: Int32Array;
  size = 0;
  #slots: Int32Array;

  constructor(expected = 64) {
    let capacity = 64;
    while (capacity < expected) capacity *= 2;
    this.firsts = new Int32Array(capacity);
    this.seconds = new Int32Array(capacity);
    this.#slots = new Int32Array(2 * capacity).fill(-1);
  }

  /** The number of a pair; a new pair gets the next one. */
  number(first: number, second: number): number {
    const slot = this.#slot(first, second);
    const known = this.#slots[slot]!;
    if (known >= 0) return known;
    const number = this.size++;
    this.firsts[number] = first;
    this.seconds[number] = second;
    this.#slots[slot] = number;
    if (this.size === this.firsts.length) this.#grow();
    return number;
  }

  /** The number of a pair, -1 where it has none. */
  find(first: number, second: number): number {
    return this.#slots[this.#slot(first, second)]!;
  }

  #slot(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const at = this.#slots[slot]!;
      if (at < 0 || (this.firsts[at] === first && this.seconds[at] === second)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const capacity = 2 * this.firsts.length;
    const firsts = new Int32Array(capacity);
    const seconds = new Int32Array(capacity);
    firsts.set(this.firsts);
    seconds.set(this.seconds);
    this.firsts = firsts;
    this.seconds = seconds;
    this.#slots = new Int32Array(2 * capacity).fill(-1);
    for (let i = 0; i < this.size; i++) this.#slots[this.#slot(firsts[i]!, seconds[i]!)] = i;
  }
}
