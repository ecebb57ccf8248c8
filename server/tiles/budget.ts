/** What a tile may weigh compressed, in bytes. */
export const tileBudget = 150_000;

/** More points than this are over the budget whatever they hold: none weighs less than six bytes. */
export const mostPoints = tileBudget / 6;

/**
 * Divides what is left of the budget among the point layers of a tile: small ones get what they ask for, the others
 * an equal share of the rest.
 * @param wanted what each asks for, in bytes
 * @returns what each gets, in the same order
 */
export function shares(wanted: readonly number[], left: number): number[] {
  const out = wanted.map(() => 0);
  let rest = Math.max(0, left);
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  for (const [n, i] of order.entries()) {
    out[i] = Math.min(wanted[i]!, rest / (order.length - n));
    rest -= out[i]!;
  }
  return out;
}
