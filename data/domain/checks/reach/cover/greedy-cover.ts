import FlatQueue from 'flatqueue';
import type { Covering } from './covering.ts';

/**
 * Covers all that a part's sets hold: always the set that covers most of what is left (of several the first), then without
 * those that the others make superfluous.
 */
export function* greedyCover(
  sets: Covering['sets'],
  part: readonly number[],
  elements: number,
): Generator<number, number[]> {
  const times = new Int32Array(elements);
  const left = (set: number): number => {
    let count = 0;
    for (let i = 0; i < sets[set]!.length; i++) if (times[sets[set]![i]!] === 0) count++;
    return count;
  };
  const queue = new FlatQueue<number>();
  const order = (set: number, count: number): number => -count + set / (2 * sets.length);
  for (const set of part) queue.push(set, order(set, sets[set]!.length));
  const chosen: number[] = [];
  for (;;) {
    const promised = queue.peekValue();
    if (promised === undefined) break;
    const set = queue.pop()!;
    const count = left(set);
    if (count === 0) continue;
    // What it covers may have become less since it was put in line: then it waits its turn again.
    if (order(set, count) > promised) {
      queue.push(set, order(set, count));
      continue;
    }
    chosen.push(set);
    for (let i = 0; i < sets[set]!.length; i++) times[sets[set]![i]!]!++;
    if (chosen.length % 50 === 0) yield 0;
  }
  for (const set of [...chosen].reverse()) {
    const held = sets[set]!;
    let isNeeded = false;
    for (let i = 0; !isNeeded && i < held.length; i++) isNeeded = times[held[i]!] === 1;
    if (isNeeded) continue;
    chosen.splice(chosen.indexOf(set), 1);
    for (let i = 0; i < held.length; i++) times[held[i]!]!--;
  }
  return chosen;
}
