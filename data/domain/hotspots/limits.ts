import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { EmergingLimits } from './emerging.ts';
import type { GuardLimits } from './guard.ts';

/** What a bureau may set of the high-incidence areas. */
export interface HotLimits extends GuardLimits, EmergingLimits {
  /** In at most this share of cases is anything said to be high where all is chance. */
  readonly alpha: number;
}

/** The limits as they hold. */
export function hotLimitsOf(records: RecordsView): HotLimits {
  const figure = (key: string): number => Number(settingOf(records, `hotspot.${key}`).value);
  return {
    alpha: figure('alpha'),
    trendAlpha: figure('trendAlpha'),
    hotPercent: figure('hotPercent'),
    leastCells: figure('leastCells'),
    leastCases: figure('leastCases'),
    leastSlices: figure('leastSlices'),
  };
}
