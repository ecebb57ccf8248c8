/** A figure as it is said: at most so many decimals, without zeros at the end. */
export function figure(value: number, decimals = 1): string {
  return String(Number(value.toFixed(decimals)));
}

/**
 * A figure that missed its limit, with as many decimals as it takes to show that it did: 19.999 of 20 is not said to be 20.
 */
export function figureBeside(value: number, limit: number, decimals = 1): string {
  for (let d = decimals; d < 6; d++) {
    if (Number(value.toFixed(d)) !== Number(limit.toFixed(d))) return figure(value, d);
  }
  return figure(value, 6);
}
