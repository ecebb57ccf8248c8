import Flatbush from 'flatbush';
import type { Point } from '#domain/geometry/lattice.ts';
import type { SegmentIndex } from './meetings.ts';
import { PairIndex } from './pair-index.ts';

/**
 * The straight pieces of a drawing, each once however many lines run along it, and which lines these are. A piece goes
 * from its lesser end (x, then y) to its greater.
 */
export class Segments {
  readonly places: PairIndex;
  /** Numbers of the places at the ends: `firsts` from, `seconds` to. */
  readonly ends: PairIndex;
  /** Per segment its first use, per use the next one of the same segment; -1 ends. */
  #firstUse: number[] = [];
  #nextUse: number[] = [];
  /** Per use: line * 2 + 1 where the line runs from -> to, line * 2 where it runs the other way. */
  #use: number[] = [];
  #gone: boolean[] = [];

  constructor(lines: Iterable<readonly Point[]>, expected = 64) {
    this.places = new PairIndex(expected);
    this.ends = new PairIndex(expected);
    let line = 0;
    for (const points of lines) {
      for (let i = 1, a = -1; i < points.length; i++) {
        if (a < 0) a = this.places.number(points[0]![0], points[0]![1]);
        const b = this.places.number(points[i]![0], points[i]![1]);
        if (a !== b) this.#addUse(a, b, 2 * line + 1);
        a = b;
      }
      line++;
    }
  }

  /** Numbers of all segments there are. */
  all(): number[] {
    const all: number[] = [];
    for (let s = 0; s < this.ends.size; s++) if (!this.#gone[s]) all.push(s);
    return all;
  }

  /** What runs along a segment: line * 2 + 1 in its direction, line * 2 against it. */
  usesOf(segment: number): number[] {
    const uses: number[] = [];
    for (let u = this.#firstUse[segment]!; u >= 0; u = this.#nextUse[u]!) uses.push(this.#use[u]!);
    return uses;
  }

  /**
   * Leads a segment over places between its ends instead.
   * @param via places in order from its first end to its second
   * @returns the pieces
   */
  lead(segment: number, via: readonly number[]): number[] {
    const uses = this.usesOf(segment);
    this.#gone[segment] = true;
    this.#firstUse[segment] = -1;
    const to = this.ends.seconds[segment]!;
    const pieces: number[] = [];
    let a = this.ends.firsts[segment]!;
    for (const b of [...via, to]) {
      for (const use of uses) pieces.push(this.#addUse(a, b, use));
      a = b;
    }
    return [...new Set(pieces)];
  }

  /** An index over the segments there are, at least one. */
  index(): SegmentIndex {
    const items = this.all();
    const { firsts: xs, seconds: ys } = this.places;
    const tree = new Flatbush(items.length, 16, Int32Array);
    for (const s of items) {
      const [a, b] = [this.ends.firsts[s]!, this.ends.seconds[s]!];
      // The first end is the one further west.
      tree.add(xs[a]!, Math.min(ys[a]!, ys[b]!), xs[b]!, Math.max(ys[a]!, ys[b]!));
    }
    tree.finish();
    return { tree, items };
  }

  /** @param use as if a -> b were the segment's direction */
  #addUse(a: number, b: number, use: number): number {
    const { firsts: xs, seconds: ys } = this.places;
    const turned = xs[b]! < xs[a]! || (xs[b]! === xs[a]! && ys[b]! < ys[a]!);
    const segment = turned ? this.ends.number(b, a) : this.ends.number(a, b);
    if (segment === this.#firstUse.length || this.#gone[segment]) {
      this.#firstUse[segment] = -1;
      this.#gone[segment] = false;
    }
    this.#use.push(turned ? use ^ 1 : use);
    this.#nextUse.push(this.#firstUse[segment]!);
    this.#firstUse[segment] = this.#use.length - 1;
    return segment;
  }
}
