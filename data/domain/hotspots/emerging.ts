import type { EmergingClass } from './hotspot.ts';

/*
 * The hot classes as Esri publishes them ("How Emerging Hot Spot Analysis works", ArcGIS Pro; domain.md 9, S72). T slices,
 * the oldest first; hot = significantly high in that slice, cold = significantly low. The trend is Mann-Kendall of the z of
 * Gi* slice by slice (intensity of clustering), significant where p <= alpha.
 *
 *  1. New: hot in the last slice and never before.
 *  2. Consecutive: one run of at least two hot slices that ends with the last; never hot before the run; hot in less than
 *     90 % of all slices.
 *  3. Intensifying: hot in at least 90 % of the slices, the last among them; the trend rises significantly.
 *  4. Persistent: hot in at least 90 % of the slices; no significant trend.
 *  5. Diminishing: hot in at least 90 % of the slices, the last among them; the trend falls significantly.
 *  6. Sporadic: hot in the last slice, hot and not hot before; hot in less than 90 % of the slices; never cold.
 *  7. Oscillating: hot in the last slice; cold in an earlier one; hot in less than 90 % of the slices.
 *  8. Historical: not hot in the last slice, but hot in at least 90 % of all.
 *  9. Anything else is none, whatever the whole period says.
 *
 * 4 and 8 overlap as published (not hot in the last slice, no trend): 8 has it, since it says more. 1 and 2 come before 7:
 * what was cold once and is hot for the first time is new.
 */

/** Share of slices that must be hot for 2 to 8, in per cent, and how sure the trend must be. */
export interface EmergingLimits {
  readonly hotPercent: number;
  readonly trendAlpha: number;
}

/**
 * The class of a cell by the sheet above.
 * @param hot by slice, the oldest first; as `cold`
 * @param trend Mann-Kendall of the z by slice
 */
export function emergingOf(
  hot: readonly boolean[],
  cold: readonly boolean[],
  trend: { readonly z: number; readonly p: number },
  { hotPercent, trendAlpha }: EmergingLimits,
): EmergingClass {
  const slices = hot.length;
  const count = hot.filter(Boolean).length;
  if (count === 0) return 'none'; // 9
  const isHotNow = hot[slices - 1]!;
  const isMostly = count * 100 >= hotPercent * slices;
  if (!isHotNow) return isMostly ? 'historical' : 'none'; // 8, 9
  if (count === 1 && !isMostly) return 'new'; // 1
  if (isMostly) {
    if (trend.p > trendAlpha) return 'persistent'; // 4
    return trend.z > 0 ? 'intensifying' : 'diminishing'; // 3, 5
  }
  const run = slices - 1 - hot.lastIndexOf(false);
  if (run === count) return 'consecutive'; // 2
  return cold.some(Boolean) ? 'oscillating' : 'sporadic'; // 7, 6
}
