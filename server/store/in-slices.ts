import { setImmediate as nextTurn } from 'node:timers/promises';

/** So long a piece of long work runs at a stretch, milliseconds; then others are served. */
const sliceMs = 8;

/** What is done within so many milliseconds need not be cut up. */
const momentMs = 14;

/**
 * Does long work without holding anybody up: where it yields it may be interrupted.
 * @returns what the work returns
 */
export async function inSlices<T>(work: Iterator<unknown, T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < sliceMs) continue;
    await nextTurn();
    since = performance.now();
  }
}

/** Does as much of some work as can be done in a moment. @returns undefined where that is not all of it */
export function withinMoment<T>(work: Iterator<unknown, T>): { readonly value: T } | undefined {
  const begun = performance.now();
  while (performance.now() - begun < momentMs) {
    const step = work.next();
    if (step.done === true) return { value: step.value };
  }
  return undefined;
}

/** Does the same to each of many things, one after the other, in slices. */
export function mapInSlices<A, B>(all: readonly A[], make: (one: A, at: number) => B): Promise<B[]> {
  return inSlices(each());

  function* each(): Generator<void, B[]> {
    const made: B[] = [];
    for (const [i, one] of all.entries()) {
      made.push(make(one, i));
      yield;
    }
    return made;
  }
}
