/**
 * Fourier transform in place (radix 2), exp(-2 pi i jk / n), not scaled.
 * @param re as `im`: of one length that is a power of two
 */
export function transform(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    const [r, m] = [re[i]!, im[i]!];
    re[i] = re[j]!;
    im[i] = im[j]!;
    re[j] = r;
    im[j] = m;
  }
  const { cosines, sines } = rootsOf(n);
  for (let half = 1; half < n; half *= 2) {
    const step = n / (2 * half);
    for (let from = 0; from < n; from += 2 * half) {
      for (let k = 0; k < half; k++) {
        const [c, s] = [cosines[k * step]!, sines[k * step]!];
        const [a, b] = [from + k, from + k + half];
        const r = re[b]! * c + im[b]! * s;
        const m = im[b]! * c - re[b]! * s;
        re[b] = re[a]! - r;
        im[b] = im[a]! - m;
        re[a] = re[a]! + r;
        im[a] = im[a]! + m;
      }
    }
  }
}

interface Roots {
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

/** Tables by length, kept: lengths are powers of two, so that there are never more than some sixteen. */
const tables = new Map<number, Roots>();

function rootsOf(n: number): Roots {
  const known = tables.get(n);
  if (known !== undefined) return known;
  const cosines = new Float64Array(n / 2);
  const sines = new Float64Array(n / 2);
  for (let k = 0; k < n / 2; k++) {
    cosines[k] = Math.cos((2 * Math.PI * k) / n);
    sines[k] = Math.sin((2 * Math.PI * k) / n);
  }
  const made = { cosines, sines };
  tables.set(n, made);
  return made;
}
