import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import { emptyBeside, emptyIndex, idIn, move, push, put, type Indexed, type Put } from './indexed.ts';
import { Moments } from './moments.ts';
import { putInOrder } from './point-load.ts';
import { remembered, type Remembered } from './remembered.ts';
import { isValid, validSpan, type ValidSpan } from './valid-span.ts';

/**
 * A collection in memory in two parts: what is valid now, which is drawn, counted and listed, and beside it what is
 * announced or retired. It knows the moments at which features go from one part to the other, and moves them when it
 * is told the time.
 */
export class Held {
  readonly collection: Collection;
  #current: Indexed;
  #aside: Indexed;
  readonly #moments = new Moments();

  constructor(collection: Collection) {
    this.collection = collection;
    this.#current = emptyIndex(collection);
    this.#aside = emptyBeside(this.#current);
  }

  /** What is valid now. */
  get current(): Indexed {
    return this.#current;
  }

  /** What is valid now, and what is not. */
  get all(): readonly Indexed[] {
    return [this.#current, this.#aside];
  }

  get count(): number {
    return this.#current.index.count + this.#aside.index.count;
  }

  /** Moments ahead at which something comes or goes. */
  get ahead(): number {
    return this.#moments.count;
  }

  /** Puts a feature in, in place of the one of the same fid. @param now epoch seconds */
  put(feature: Put, now: number): void {
    this.#current.index.delete(feature.fid);
    this.#aside.index.delete(feature.fid);
    put(this.#partFor(feature, now), feature);
  }

  /** Puts a feature of a fresh reading in; `settle` ends the reading. @param now epoch seconds */
  push(feature: Put, now: number): void {
    push(this.#partFor(feature, now), feature);
  }

  /** Puts what was pushed in order. */
  async settle(): Promise<void> {
    this.#current = await inOrder(this.#current);
    this.#aside = await inOrder(this.#aside);
  }

  /** Takes a feature out; nothing happens when it is not there. */
  delete(fid: number): void {
    this.#current.index.delete(fid);
    this.#aside.index.delete(fid);
    this.#moments.set(fid, []);
  }

  /** Lets come and go what does so up to now. @param now epoch seconds; @returns what came or went */
  turn(now: number): Remembered[] {
    return this.#moments.passed(now).map((fid) => {
      const isCurrent = idIn(this.#current, fid) !== undefined;
      const [from, to] = isCurrent ? [this.#current, this.#aside] : [this.#aside, this.#current];
      move(from, to, fid);
      return remembered(to, fid)!;
    });
  }

  /** The public id of a feature, valid or not; undefined where there is none. */
  idOf(fid: number): string | undefined {
    return idIn(this.#current, fid) ?? idIn(this.#aside, fid);
  }

  /** What is held of a feature, valid or not; undefined where there is none. */
  remembered(fid: number): Remembered | undefined {
    return remembered(this.#current, fid) ?? remembered(this.#aside, fid);
  }

  /** The part a feature belongs to now; notes when it goes to the other: each moment takes it across. */
  #partFor({ fid, properties }: Pick<Feature, 'fid' | 'properties'>, now: number): Indexed {
    const span = validSpan(this.collection, properties);
    this.#moments.set(fid, crossings(span, now));
    return isValid(span, now) ? this.#current : this.#aside;
  }
}

const none: readonly number[] = [];

/** The moments ahead at which what has a span goes from one part to the other. */
function crossings({ from, to }: ValidSpan, now: number): readonly number[] {
  if (to <= now || to <= from) return none;
  const ends = to === Infinity ? none : [to];
  return from > now ? [from, ...ends] : ends;
}

async function inOrder(one: Indexed): Promise<Indexed> {
  return one.kind === 'point' ? { ...one, index: await putInOrder(one.index) } : one;
}
