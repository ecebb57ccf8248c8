import { transform } from './fourier.ts';

/** The distribution of the sum of some values drawn by chance from all of them, none twice. */
export interface SumTails {
  /** How likely the sum is to be `sum` or more. */
  upper(sum: number): number;
  /** How likely it is to be `sum` or less. */
  lower(sum: number): number;
}

/** Chances smaller than this cannot be told apart (rounding), and are given as this. */
export const leastChance = 1e-12;

/** The transform is no longer than this; larger values are counted in a coarser unit. */
const longest = 2 ** 16;

/** Values made coarser so that the reckoning stays within bounds, and the distributions of their sums. */
export interface ChanceOfSums {
  /** What a value counts as: floor(value / unit). */
  readonly unit: number;
  /** By number of values drawn. */
  readonly bySize: ReadonlyMap<number, SumTails>;
}

/**
 * For each size k, exactly how the sum of k of the values is distributed when all choices of k are equally likely: what a
 * neighbourhood's sum would be if the counts lay among the cells by chance. Nothing is drawn and nothing is assumed normal:
 * counts of cases are far too skewed for that.
 *
 * The number of choices with sum s is the coefficient of x^k y^s in the product of (1 + x y^v) over all values v. For y on
 * the unit circle that is an elementary symmetric polynomial, which follows from the power sums by Newton's identities; the
 * power sums are the Fourier transform of the histogram, taken at multiples. One transform there, one back for two sizes.
 *
 * Where the greatest value is so large that the transform would be longer than 65,536, all values are counted in a coarser
 * unit, 2, 4, 8 ...; compare sums of values so counted. The chance then is still exact, of a sum that is a little coarser.
 * @param values whole numbers from 0
 * @param sizes each from 1 to the number of values
 */
export function chanceOfSums(values: ArrayLike<number>, sizes: Iterable<number>): ChanceOfSums {
  const n = values.length;
  const wanted = [...new Set(sizes)].sort((a, b) => a - b);
  let greatest = 0;
  for (let i = 0; i < n; i++) if (values[i]! > greatest) greatest = values[i]!;
  // Leaving n - k out is the same as drawing k: the smaller number is reckoned with.
  const drawn = [...new Set(wanted.map((k) => Math.min(k, n - k)))].filter((k) => k > 0);
  const most = Math.max(0, ...drawn);
  let unit = 1;
  while (most * Math.floor(greatest / unit) >= longest) unit *= 2;
  const top = Math.floor(greatest / unit);
  let length = 2;
  while (length <= most * top) length *= 2;

  const re = new Float64Array(length);
  const im = new Float64Array(length);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const value = Math.floor(values[i]! / unit);
    re[value] = re[value]! + 1;
    total += value;
  }
  transform(re, im);
  const tails = new Map<number, SumTails>([[0, tailsOf(Float64Array.of(1), 0)]]);
  for (const { size, chances } of chancesOf(drawn, n, re, im)) tails.set(size, tailsOf(chances, size * top));
  return {
    unit,
    bySize: new Map(wanted.map((k) => [k, tails.get(k) ?? turned(tails.get(n - k)!, total)])),
  };
}

/** The chance of each sum, for each number of values drawn. @param re as `im`: the transform of the histogram */
function chancesOf(
  drawn: readonly number[],
  n: number,
  re: Float64Array,
  im: Float64Array,
): { readonly size: number; readonly chances: Float64Array }[] {
  const length = re.length;
  const most = Math.max(0, ...drawn);
  const factors = newtonFactors(most, n);
  const kept = new Map(drawn.map((size) => [size, { re: new Float64Array(length), im: new Float64Array(length) }]));
  const spectra = Array.from({ length: most + 1 }, (_, size) => kept.get(size));
  const [er, ei] = [new Float64Array(most + 1), new Float64Array(most + 1)];
  const [pr, pi] = [new Float64Array(most + 1), new Float64Array(most + 1)];
  er[0] = 1;
  for (let f = 0; f <= length / 2; f++) {
    for (let m = 1; m <= most; m++) {
      const at = (m * f) % length;
      pr[m] = re[at]!;
      pi[m] = im[at]!;
    }
    for (let j = 1; j <= most; j++) {
      let [r, i] = [0, 0];
      for (let m = 1; m <= j; m++) {
        const factor = factors[j * (most + 1) + m]!;
        r += factor * (er[j - m]! * pr[m]! - ei[j - m]! * pi[m]!);
        i += factor * (er[j - m]! * pi[m]! + ei[j - m]! * pr[m]!);
      }
      er[j] = r;
      ei[j] = i;
      const spectrum = spectra[j];
      if (spectrum === undefined) continue;
      // The inverse transform is the transform with the signs of the imaginary parts turned.
      const mirrored = (length - f) % length;
      spectrum.re[f] = spectrum.re[mirrored] = r / length;
      spectrum.im[mirrored] = i / length;
      spectrum.im[f] = f === mirrored ? i / length : -i / length;
    }
  }
  const out: { size: number; chances: Float64Array }[] = [];
  for (let at = 0; at < drawn.length; at += 2) {
    const [one, other] = [kept.get(drawn[at]!)!, kept.get(drawn[at + 1] ?? -1)];
    if (other !== undefined) {
      // Both answers are real: one goes in the place of the real part, the other of the imaginary one.
      for (let f = 0; f < length; f++) {
        const [r, i] = [one.re[f]! - other.im[f]!, one.im[f]! + other.re[f]!];
        one.re[f] = r;
        one.im[f] = i;
      }
    }
    transform(one.re, one.im);
    out.push({ size: drawn[at]!, chances: one.re });
    if (other !== undefined) out.push({ size: drawn[at + 1]!, chances: one.im });
  }
  return out;
}

/**
 * Newton's identities j e(j) = sum over m of (-1)^(m-1) e(j-m) p(m), for e divided by the number of choices C(n, j), so that
 * all stay about 1.
 */
function newtonFactors(most: number, n: number): Float64Array {
  const factors = new Float64Array((most + 1) ** 2);
  for (let j = 1; j <= most; j++) {
    let ratio = 1 / j;
    for (let m = 1; m <= j; m++) {
      ratio *= (j - m + 1) / (n - j + m);
      factors[j * (most + 1) + m] = m % 2 === 1 ? ratio : -ratio;
    }
  }
  return factors;
}

function tailsOf(chances: Float64Array, greatest: number): SumTails {
  const upper = new Float64Array(greatest + 2);
  const lower = new Float64Array(greatest + 1);
  for (let sum = greatest; sum >= 0; sum--) upper[sum] = upper[sum + 1]! + Math.max(0, chances[sum]!);
  for (let sum = 0; sum <= greatest; sum++) lower[sum] = (lower[sum - 1] ?? 0) + Math.max(0, chances[sum]!);
  return {
    upper: (sum) => (sum <= 0 ? 1 : sum > greatest ? leastChance : held(upper[sum]!)),
    lower: (sum) => (sum >= greatest ? 1 : sum < 0 ? leastChance : held(lower[sum]!)),
  };
}

/** Of what is left over when others are drawn. */
function turned(other: SumTails, total: number): SumTails {
  return { upper: (sum) => other.lower(total - sum), lower: (sum) => other.upper(total - sum) };
}

function held(chance: number): number {
  return Math.max(leastChance, Math.min(1, chance));
}
