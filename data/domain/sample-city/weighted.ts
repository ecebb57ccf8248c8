import type { Random } from '#domain/random.ts';

/** A choice among things of unequal weight, in the time of a binary search. */
export interface Weighted<T> {
  pick(random: Random): T;
}

/** Prepares a weighted choice; weights are positive numbers of any scale. */
export function weighted<T>(things: readonly { readonly item: T; readonly weight: number }[]): Weighted<T> {
  const sums = new Float64Array(things.length);
  let total = 0;
  things.forEach(({ weight }, i) => {
    total += weight;
    sums[i] = total;
  });
  return {
    pick(random) {
      const wanted = random.next() * total;
      let low = 0;
      let high = sums.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle]! > wanted) high = middle;
        else low = middle + 1;
      }
      return things[low]!.item;
    },
  };
}
