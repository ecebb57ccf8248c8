/**
 * Morton order (Z-order): places near one another mostly stand near one another in the list, and a tile of any zoom
 * is one stretch of it. A place's key is the bits of y and x in turns, y first; it is compared without being made.
 */

/** Whether (ax, ay) stands before (bx, by); world units. */
export function mortonBefore(ax: number, ay: number, bx: number, by: number): boolean {
  const dx = (ax ^ bx) >>> 0;
  const dy = (ay ^ by) >>> 0;
  // The axis whose highest differing bit is higher decides, and y where both are the same.
  return dy < dx && dy < (dx ^ dy) >>> 0 ? ax < bx : ay < by;
}

/** The upper and the lower half of the 64 bits of keys, for sorting many at once. */
export function mortonHigh(x: number, y: number): number {
  return (spread(x >>> 16) | (spread(y >>> 16) << 1)) >>> 0;
}

export function mortonLow(x: number, y: number): number {
  return (spread(x & 0xffff) | (spread(y & 0xffff) << 1)) >>> 0;
}

/** Sixteen bits, each followed upwards by a nought. */
function spread(bits: number): number {
  let v = bits;
  v = (v | (v << 8)) & 0x00ff00ff;
  v = (v | (v << 4)) & 0x0f0f0f0f;
  v = (v | (v << 2)) & 0x33333333;
  return (v | (v << 1)) & 0x55555555;
}
