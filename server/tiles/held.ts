import type { ChangeLine } from '#domain/change.ts';
import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import { emptyBeside, emptyIndex, idIn, move, push, put, type Indexed, type Put } from './indexed.ts';
import { Moments } from './moments.ts';
import { putInOrder } from './point-load.ts';
import { remembered, type Remembered } from './remembered.ts';
import type { Shape } from './shape-index.ts';
import { isValid, validSpan, type ValidSpan } from './valid-span.ts';

/** What becomes of a feature. */
export type Changed = Pick<ChangeLine, 'fid' | 'id' | 'after'>;

/** So many changes at once are made in steps. */
export const many = 200;

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

  /** Whether so much comes or goes up to now that it is done in steps (`turning`). @param now epoch seconds */
  isMuchDue(now: number): boolean {
    return this.#current.kind === 'shape' && this.#moments.isDue(now, many);
  }

  /**
   * Makes many changes at once: prepares in steps, between which others may ask and see nothing of it.
   * @param changes `after` null takes a feature out; @param now epoch seconds
   * @returns what makes all of it seen at the same moment, quickly
   */
  *changing(changes: readonly Changed[], now: number): Generator<void, () => void> {
    const [current, aside] = [this.#current, this.#aside];
    if (current.kind === 'point' || aside.kind === 'point') {
      return () => {
        for (const { fid, id, after } of changes) {
          if (after === null) this.delete(fid);
          else this.put({ fid, id, ...after }, now);
        }
      };
    }
    const gone = new Set<number>();
    const come: Record<'current' | 'aside', Shape[]> = { current: [], aside: [] };
    const spans: (readonly [fid: number, moments: readonly number[]])[] = [];
    for (const { fid, id, after } of changes) {
      gone.add(fid);
      if (after === null) spans.push([fid, none]);
      else {
        const span = validSpan(this.collection, after.properties);
        spans.push([fid, crossings(span, now)]);
        const shape = current.index.shapeOf(fid, id, after.geometry, after.properties);
        come[isValid(span, now) ? 'current' : 'aside'].push(shape);
      }
      yield;
    }
    const shown = yield* current.index.replacing(gone, come.current);
    const unseen = yield* aside.index.replacing(gone, come.aside);
    return () => {
      shown();
      unseen();
      for (const [fid, moments] of spans) this.#moments.set(fid, moments);
    };
  }

  /**
   * The same as `turn`, prepared in steps. The moments are taken out at once, so that nothing else may change what is held
   * until what is returned has been called.
   */
  *turning(now: number): Generator<void, () => Remembered[]> {
    const [current, aside] = [this.#current, this.#aside];
    if (current.kind === 'point' || aside.kind === 'point') return () => this.turn(now);
    const [coming, going] = [new Map<number, Shape>(), new Map<number, Shape>()];
    for (const fid of this.#moments.passed(now)) {
      // One that came and went since the last time is where it was.
      const to = current.index.get(fid) === undefined ? coming : going;
      const shape = current.index.get(fid) ?? aside.index.get(fid);
      if (!to.delete(fid) && shape !== undefined) to.set(fid, shape);
      yield;
    }
    const turned: Remembered[] = [];
    for (const [from, fids] of [
      [aside, coming.keys()],
      [current, going.keys()],
    ] as const) {
      for (const fid of fids) {
        turned.push(remembered(from, fid)!);
        yield;
      }
    }
    const shown = yield* current.index.replacing(new Set(going.keys()), [...coming.values()]);
    const unseen = yield* aside.index.replacing(new Set(coming.keys()), [...going.values()]);
    return () => {
      shown();
      unseen();
      return turned;
    };
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
