import type { Rate } from './figures.ts';

/** A rate with what it is of; an empty base has none. */
export function rateOf(n: number, m: number): Rate {
  return { n, m, value: m === 0 ? null : n / m };
}
