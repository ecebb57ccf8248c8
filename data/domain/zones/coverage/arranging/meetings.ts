import type Flatbush from 'flatbush';
import { crossingPlace, side, spans } from './predicates.ts';
import type { Segments } from './segments.ts';

/** An index over the segments of a drawing: the tree of their boxes, and the segment of each of its items. */
export interface SegmentIndex {
  readonly tree: Flatbush;
  readonly items: readonly number[];
}

/**
 * Finds where segments meet but end to end.
 * @param asked each pair of one of these and any other (or both of these) is looked at once
 * @param crosses told of two that cross within both, and the place that the crossing rounds to
 * @param touches told of a segment and a place at which another one ends, on it but not at its end
 * @param most after so many crossings no more are looked for: a comb across a comb has a great many
 */
export function findMeetings(
  { places, ends }: Segments,
  { tree, items }: SegmentIndex,
  asked: readonly number[],
  crosses: (s: number, t: number, x: number, y: number) => void,
  touches: (s: number, place: number, t: number) => void,
  most = Infinity,
): void {
  const { firsts: xs, seconds: ys } = places;
  const done = new Uint8Array(ends.size);
  const crossings: [s: number, t: number, x: number, y: number][] = [];
  for (const s of asked) {
    if (crossings.length >= most) break;
    done[s] = 1;
    const a = ends.firsts[s]!;
    const b = ends.seconds[s]!;
    const ax = xs[a]!;
    const ay = ys[a]!;
    const bx = xs[b]!;
    const by = ys[b]!;
    tree.search(ax, Math.min(ay, by), bx, Math.max(ay, by), (item) => {
      const t = items[item]!;
      if (done[t]) return false;
      const c = ends.firsts[t]!;
      const d = ends.seconds[t]!;
      const cx = xs[c]!;
      const cy = ys[c]!;
      const dx = xs[d]!;
      const dy = ys[d]!;
      const sideC = side(ax, ay, bx, by, cx, cy);
      const sideD = side(ax, ay, bx, by, dx, dy);
      if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return false;
      const sideA = side(cx, cy, dx, dy, ax, ay);
      const sideB = side(cx, cy, dx, dy, bx, by);
      if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return false;
      if (sideC !== 0 && sideD !== 0 && sideA !== 0 && sideB !== 0) {
        crossings.push([s, t, ...crossingPlace(ax, ay, bx, by, cx, cy, dx, dy)!]);
        return false;
      }
      if (sideC === 0 && c !== a && c !== b && spans(ax, ay, bx, by, cx, cy)) touches(s, c, t);
      if (sideD === 0 && d !== a && d !== b && spans(ax, ay, bx, by, dx, dy)) touches(s, d, t);
      if (sideA === 0 && a !== c && a !== d && spans(cx, cy, dx, dy, ax, ay)) touches(t, a, s);
      if (sideB === 0 && b !== c && b !== d && spans(cx, cy, dx, dy, bx, by)) touches(t, b, s);
      return false;
    });
  }
  // Told at the end: whoever hears of a crossing may number its place, which can move the places.
  for (const crossing of crossings) crosses(...crossing);
}
