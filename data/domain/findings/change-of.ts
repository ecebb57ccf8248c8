import type { Found, Measure, Severity } from '#domain/finding.ts';

/** What is measured wavers; less than this, in the measure or as a share of what was, is no change. */
const wavering: Readonly<Record<Measure, { readonly least: number; readonly share: number }>> = {
  m: { least: 1, share: 0.01 },
  'm²': { least: 1, share: 0.01 },
  '%': { least: 0.1, share: 0 },
  h: { least: 0.05, share: 0 },
  count: { least: 0.5, share: 0 },
  missing: { least: 0.5, share: 0 },
};

const ranks: Readonly<Record<Severity, number>> = { low: 0, middle: 1, high: 2 };

/**
 * Whether a finding became worse or better: further from its limit is worse. Where nothing can be measured, or it stayed
 * the same, its severity tells.
 * @param told what was measured when it was last told of
 * @returns undefined where it stayed as it was
 */
export function changeOf(
  told: number | null,
  was: Pick<Found, 'severity' | 'limit'>,
  now: Pick<Found, 'measured' | 'limit' | 'measure' | 'severity'>,
): 'worse' | 'better' | undefined {
  const { measured, limit, measure } = now;
  if (told !== null && measured !== null) {
    const { least, share } = wavering[measure];
    if (Math.abs(measured - told) > Math.max(least, share * Math.abs(told))) {
      return Math.abs(measured - limit) > Math.abs(told - limit) ? 'worse' : 'better';
    }
    // Another limit makes nothing worse on the ground, whatever it does to the severity.
    if (was.limit !== limit) return undefined;
  }
  const rise = ranks[now.severity] - ranks[was.severity];
  return rise === 0 ? undefined : rise > 0 ? 'worse' : 'better';
}
