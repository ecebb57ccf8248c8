import type Flatbush from 'flatbush';
import { crossingPlace, meetsPixel, side, spans } from './predicates.ts';
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
    const index = segments.boxes()!;
    const drawing = new Drawing(segments, index.tree, index.segments);
    const hot = drawing.meetings(fresh);
    if (hot.size === 0) return;
    fresh = [];
    for (const [segment, via] of drawing.routes(hot)) fresh.push(...segments.lead(segment, via));
    fresh = [...new Set(fresh)];
  }
}

/** A drawing in one round of snap rounding, with an index over its segments. */
class Drawing {
  readonly #tree: Flatbush;
  readonly #items: readonly number[];
  readonly #segments: Segments;

  constructor(segments: Segments, tree: Flatbush, items: readonly number[]) {
    this.#segments = segments;
    this.#tree = tree;
    this.#items = items;
  }

  /** The places at which some of these segments meet any others but end to end. */
  meetings(fresh: readonly number[]): Set<number> {
    const { places, ends } = this.#segments;
    const hot = new Set<number>();
    const asked = new Uint8Array(ends.size);
    for (const s of fresh) {
      asked[s] = 1;
      const a = ends.firsts[s]!;
      const b = ends.seconds[s]!;
      const ax = places.firsts[a]!;
      const ay = places.seconds[a]!;
      const bx = places.firsts[b]!;
      const by = places.seconds[b]!;
      this.#tree.search(ax, Math.min(ay, by), bx, Math.max(ay, by), (item) => {
        const t = this.#items[item]!;
        if (asked[t]) return false;
        const c = ends.firsts[t]!;
        const d = ends.seconds[t]!;
        const cx = places.firsts[c]!;
        const cy = places.seconds[c]!;
        const dx = places.firsts[d]!;
        const dy = places.seconds[d]!;
        const sideC = side(ax, ay, bx, by, cx, cy);
        const sideD = side(ax, ay, bx, by, dx, dy);
        if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return false;
        const sideA = side(cx, cy, dx, dy, ax, ay);
        const sideB = side(cx, cy, dx, dy, bx, by);
        if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return false;
        if (sideC !== 0 && sideD !== 0 && sideA !== 0 && sideB !== 0) {
          const [x, y] = crossingPlace(ax, ay, bx, by, cx, cy, dx, dy)!;
          hot.add(places.number(x, y));
          return false;
        }
        if (sideC === 0 && c !== a && c !== b && spans(ax, ay, bx, by, cx, cy)) hot.add(c);
        if (sideD === 0 && d !== a && d !== b && spans(ax, ay, bx, by, dx, dy)) hot.add(d);
        if (sideA === 0 && a !== c && a !== d && spans(cx, cy, dx, dy, ax, ay)) hot.add(a);
        if (sideB === 0 && b !== c && b !== d && spans(cx, cy, dx, dy, bx, by)) hot.add(b);
        return false;
      });
    }
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
      for (const item of this.#tree.search(x, y, x, y)) {
        const s = this.#items[item]!;
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
    this.#tree.search(places.firsts[a]!, Math.min(ay, by), places.firsts[b]!, Math.max(ay, by), (item) => {
      const t = this.#items[item]!;
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
