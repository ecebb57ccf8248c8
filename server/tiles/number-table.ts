/**
 * Whole numbers met so far in one layer and their place among its values. A small table that points into a dense list:
 * of the thousands of deadlines in a tile nearly each is looked up once, so what counts is how little memory is touched.
 */
export class NumberTable {
  /** Position in the list plus one; 0 is free. */
  #slots = new Int32Array(1 << 8);
  #keys = new Float64Array(1 << 7);
  #places = new Int32Array(1 << 7);
  #count = 0;

  /** Empties the table. @param expected how many different numbers may come; more than that only costs time */
  clear(expected: number): void {
    const size = 2 ** Math.ceil(Math.log2(Math.max(128, expected * 2)));
    // A great table is given back after a great tile: emptying it for each small one would cost more.
    if (size > this.#slots.length || size * 8 < this.#slots.length) this.#resize(size);
    else this.#slots.fill(0);
    this.#count = 0;
  }

  /** The place of a number; `next` is given to it when it is new. */
  at(value: number, next: number): number {
    if (this.#count * 2 >= this.#slots.length) this.#grow();
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = spread(value) & mask;
    for (let position = slots[slot]!; position !== 0; position = slots[slot]!) {
      if (this.#keys[position - 1] === value) return this.#places[position - 1]!;
      slot = (slot + 1) & mask;
    }
    this.#keys[this.#count] = value;
    this.#places[this.#count] = next;
    slots[slot] = ++this.#count;
    return next;
  }

  /**
   * The places, plus one, of many numbers at once; 0 for a nought, which stands for "absent".
   * @param picks the positions in `values`, in the order in which they are met
   * @param next the place given to the first new number, one more to each after it
   * @param into as long as `picks`
   * @returns the new numbers in order
   */
  atEach(values: Uint32Array, picks: Uint32Array, next: number, into: Uint32Array): Uint32Array {
    while ((this.#count + picks.length) * 2 > this.#slots.length) this.#grow();
    const slots = this.#slots;
    const keys = this.#keys;
    const places = this.#places;
    const mask = slots.length - 1;
    const fresh = new Uint32Array(picks.length);
    let count = this.#count;
    let found = 0;
    for (let i = 0; i < picks.length; i++) {
      const value = values[picks[i]!]!;
      if (value === 0) continue;
      let slot = spread(value) & mask;
      let position = slots[slot]!;
      while (position !== 0 && keys[position - 1] !== value) {
        slot = (slot + 1) & mask;
        position = slots[slot]!;
      }
      if (position === 0) {
        keys[count] = value;
        places[count] = next + found;
        position = ++count;
        slots[slot] = position;
        fresh[found++] = value;
      }
      into[i] = places[position - 1]! + 1;
    }
    this.#count = count;
    return fresh.subarray(0, found);
  }

  #resize(size: number): void {
    this.#slots = new Int32Array(size);
    this.#keys = new Float64Array(size / 2);
    this.#places = new Int32Array(size / 2);
  }

  #grow(): void {
    const [keys, places, count] = [this.#keys, this.#places, this.#count];
    this.#resize(this.#slots.length * 2);
    this.#count = 0;
    for (let i = 0; i < count; i++) this.at(keys[i]!, places[i]!);
  }
}

/** Spreads neighbouring seconds over the table. */
function spread(value: number): number {
  const mixed = Math.imul(value | 0, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
