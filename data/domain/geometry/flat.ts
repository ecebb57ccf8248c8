/**
 * A line or ring as x, y, x, y, ...: what the cutter works on. Whole tile units, y southward, unless said otherwise.
 * Rings are open here: the first place is not repeated at the end.
 */
export type Flat = number[];

/** Twice the signed area of a ring in square units: positive when it turns clockwise on the screen (y southward). */
export function doubleArea(ring: Flat): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    sum += ring[j]! * ring[i + 1]! - ring[i]! * ring[j + 1]!;
  }
  return sum;
}

/** The same ring the other way round, beginning with the same place. */
export function turned(ring: Flat): Flat {
  const out: Flat = [ring[0]!, ring[1]!];
  for (let i = ring.length - 2; i > 0; i -= 2) out.push(ring[i]!, ring[i + 1]!);
  return out;
}

/** The ring without places given twice in a row and without spikes (there and back on the same edge): both have no area. */
export function withoutSpikes(ring: Flat): Flat {
  const out: Flat = [];
  const settle = () => {
    for (let n = out.length; n >= 4; n = out.length) {
      const same = out[n - 2] === out[n - 4] && out[n - 1] === out[n - 3];
      const spike = n >= 6 && out[n - 2] === out[n - 6] && out[n - 1] === out[n - 5];
      if (!same && !spike) return;
      out.length = same ? n - 2 : n - 4;
    }
  };
  for (let i = 0; i < ring.length; i += 2) {
    out.push(ring[i]!, ring[i + 1]!);
    settle();
  }
  return withoutSeam(out);
}

/** The same at the place where the ring closes. */
function withoutSeam(ring: Flat): Flat {
  let from = 0;
  let to = ring.length;
  while (to - from >= 4) {
    const at = (i: number) => from + ((i + (to - from)) % (to - from));
    const same = (i: number, j: number) => ring[at(i)] === ring[at(j)] && ring[at(i) + 1] === ring[at(j) + 1];
    if (same(0, -2)) to -= 2;
    else if (same(2, -2)) from += 2;
    else if (same(0, -4)) to -= 2;
    else break;
  }
  return ring.slice(from, to);
}
