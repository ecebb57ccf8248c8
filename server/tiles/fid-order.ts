const digitBits = 8;
const digits = 1 << digitBits;

/**
 * The positions of fids in ascending order of fid: a radix sort over the bits in which they differ. Three passes for a
 * million cases, some ten nanoseconds a fid.
 * @returns valid until the next call
 */
export function fidOrder(fids: Uint32Array): Uint32Array {
  const n = fids.length;
  if (from.length < n) {
    from = new Uint32Array(n * 2);
    to = new Uint32Array(n * 2);
  }
  let least = 0xffffffff;
  let most = 0;
  for (let i = 0; i < n; i++) {
    const fid = fids[i]!;
    if (fid < least) least = fid;
    if (fid > most) most = fid;
    from[i] = i;
  }
  for (let shift = 0; n > 0 && (most - least) / 2 ** shift >= 1; shift += digitBits) {
    starts.fill(0);
    for (let i = 0; i < n; i++) starts[(((fids[i]! - least) >>> shift) & (digits - 1)) + 1]!++;
    for (let d = 1; d < digits; d++) starts[d]! += starts[d - 1]!;
    for (let i = 0; i < n; i++) {
      const position = from[i]!;
      const digit = ((fids[position]! - least) >>> shift) & (digits - 1);
      to[starts[digit]!++] = position;
    }
    [from, to] = [to, from];
  }
  return from.subarray(0, n);
}

let from = new Uint32Array(1 << 12);
let to = new Uint32Array(1 << 12);
const starts = new Uint32Array(digits + 1);
