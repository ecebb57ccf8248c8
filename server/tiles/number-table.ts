/** Whole numbers met so far in one layer and their place among its values; emptied in no time between layers. */
export class NumberTable {
  #keys = new Float64Array(1 << 10);
  #places = new Int32Array(1 << 10);
  #rounds = new Uint32Array(1 << 10);
  #round = 1;
  #count = 0;

  clear(): void {
    this.#round++;
    this.#count = 0;
  }

  /** The place of a number; `next` is given to it when it is new. */
  at(value: number, next: number): number {
    if (this.#count * 2 >= this.#keys.length) this.#grow();
    const mask = this.#keys.length - 1;
    let slot = spread(value) & mask;
    while (this.#rounds[slot] === this.#round) {
      if (this.#keys[slot] === value) return this.#places[slot]!;
      slot = (slot + 1) & mask;
    }
    this.#keys[slot] = value;
    this.#places[slot] = next;
    this.#rounds[slot] = this.#round;
    this.#count++;
    return next;
  }

  #grow(): void {
    const [keys, places, rounds, round] = [this.#keys, this.#places, this.#rounds, this.#round];
    this.#keys = new Float64Array(keys.length * 2);
    this.#places = new Int32Array(keys.length * 2);
    this.#rounds = new Uint32Array(keys.length * 2);
    this.#round = 1;
    this.#count = 0;
    for (let i = 0; i < keys.length; i++) if (rounds[i] === round) this.at(keys[i]!, places[i]!);
  }
}

/** Spreads neighbouring seconds over the table. */
function spread(value: number): number {
  const mixed = Math.imul(value | 0, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
