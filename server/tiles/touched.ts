import type { Bounds } from './point-index.ts';

/** The last touches that are remembered; what is older counts as touched. */
const remembered = 4096;

/**
 * What changed lately and where, so that whoever keeps something made from the index can ask whether it still holds.
 * Asking needs no listener, so there is no moment in which the index has moved on and the keeper does not know.
 */
export class Touched {
  #touches: { collection: string; bounds: Bounds }[] = [];
  #dropped = 0;

  /** How many touches there were so far: a mark to ask from later. */
  get mark(): number {
    return this.#dropped + this.#touches.length;
  }

  /** Notes that something of a collection changed within the bounds (world units). */
  add(collection: string, bounds: Bounds): void {
    this.#touches.push({ collection, bounds });
    if (this.#touches.length < remembered * 2) return;
    this.#touches = this.#touches.slice(remembered);
    this.#dropped += remembered;
  }

  /** Whether one of these collections may have changed within the bounds since the mark. */
  since(mark: number, collections: readonly string[], bounds: Bounds): boolean {
    if (mark < this.#dropped) return true;
    for (let i = mark - this.#dropped; i < this.#touches.length; i++) {
      const touch = this.#touches[i]!;
      if (overlap(touch.bounds, bounds) && collections.includes(touch.collection)) return true;
    }
    return false;
  }
}

export const everywhere: Bounds = { minX: -Infinity, minY: -Infinity, maxX: Infinity, maxY: Infinity };

function overlap(a: Bounds, b: Bounds): boolean {
  return a.minX <= b.maxX && a.maxX >= b.minX && a.minY <= b.maxY && a.maxY >= b.minY;
}
