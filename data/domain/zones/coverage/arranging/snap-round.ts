import { findMeetings, type SegmentIndex } from './meetings.ts';
import { meetsPixel } from './predicates.ts';
import type { Segments } from './segments.ts';

/** More rounds than any drawing needs; to go on beyond would be to go on for ever. */
const mostRounds = 200;

/**
 * Nodes a drawing by snap rounding: afterwards no two segments have a point in common but a place at which both end.
 *
 * A crossing rounds to its nearest place, which becomes hot: every segment that meets the unit square around a hot place
 * is led over it. What is led elsewhere than it ran could step over a vertex beside it, so all vertices whose squares it
 * meets become hot too. Nothing changes sides in this way, it can only fall together (Hobby 1999). Segments that meet
 * no hot place stay what they are, so that what is noded already comes out unchanged. A second round mends what the
 * rounding brought onto each other; mostly it finds nothing.
 */
export function snapRound(segments: Segments): void {
  let fresh = segments.all();
  for (let round = 0; fresh.length > 0; round++) {
    if (round === mostRounds) throw new Error('Snap rounding does not come to rest.');
    const drawing = new Drawing(segments, segments.index());
    const hot = drawing.meetings(fresh);
    if (hot.size === 0) return;
    const pieces = new Set<number>();
    for (const [segment, via] of drawing.routes(hot))
      for (const piece of segments.lead(segment, via)) pieces.add(piece);
    fresh = segments.all().filter((segment) => pieces.has(segment));
  }
}

/** A drawing in one round of snap rounding, with an index over its segments. */
class Drawing {
  readonly #segments: Segments;
  readonly #index: SegmentIndex;

  constructor(segments: Segments, index: SegmentIndex) {
    this.#segments = segments;
    this.#index = index;
  }

  /** The places at which some of these segments meet any others but end to end. */
  meetings(fresh: readonly number[]): Set<number> {
    const hot = new Set<number>();
    findMeetings(
      this.#segments,
      this.#index,
      fresh,
      (_s, _t, x, y) => hot.add(this.#segments.places.number(x, y)),
      (_s, place) => hot.add(place),
    );
    return hot;
  }

  /** Which segments are to be led over which places, in order; spreads the heat to the vertices along their way. */
  routes(hot: Set<number>): Map<number, number[]> {
    const { places, ends } = this.#segments;
    const routes = new Map<number, number[]>();
    // A set hands out also what is put into it meanwhile.
    for (const place of hot) {
      const x = places.firsts[place]!;
      const y = places.seconds[place]!;
      for (const item of this.#index.tree.search(x, y, x, y)) {
        const s = this.#index.items[item]!;
        if (!this.#passes(s, place)) continue;
        const via = routes.get(s);
        if (via !== undefined) via.push(place);
        else {
          routes.set(s, [place]);
          this.#heatAlong(s, hot);
        }
      }
    }
    for (const [s, via] of routes) {
      const from = ends.firsts[s]!;
      const way = (place: number) =>
        Math.abs(places.firsts[place]! - places.firsts[from]!) +
        Math.abs(places.seconds[place]! - places.seconds[from]!);
      // A segment goes on in x and in y, from square to square as well.
      via.sort((p, q) => way(p) - way(q));
    }
    return routes;
  }

  /** Makes the vertices hot whose squares a segment meets. */
  #heatAlong(s: number, hot: Set<number>): void {
    const { places, ends } = this.#segments;
    const a = ends.firsts[s]!;
    const b = ends.seconds[s]!;
    const [ay, by] = [places.seconds[a]!, places.seconds[b]!];
    this.#index.tree.search(places.firsts[a]!, Math.min(ay, by), places.firsts[b]!, Math.max(ay, by), (item) => {
      const t = this.#index.items[item]!;
      if (this.#passes(s, ends.firsts[t]!)) hot.add(ends.firsts[t]!);
      if (this.#passes(s, ends.seconds[t]!)) hot.add(ends.seconds[t]!);
      return false;
    });
  }

  /** Whether a segment meets the square of a place at which it does not end. */
  #passes(s: number, place: number): boolean {
    const { places, ends } = this.#segments;
    const a = ends.firsts[s]!;
    const b = ends.seconds[s]!;
    if (place === a || place === b) return false;
    const { firsts: xs, seconds: ys } = places;
    return meetsPixel(xs[a]!, ys[a]!, xs[b]!, ys[b]!, xs[place]!, ys[place]!);
  }
}
