import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';

/** The bureau's figures that crews are sent by; all are settings with a source. */
export interface DispatchFigures {
  /** Minutes on the spot. */
  readonly workMinutes: { readonly matter: number; readonly component: number; readonly penalty: number };
  /** A crew in its home zone counts as so many minutes nearer. */
  readonly homeMinutes: number;
  /** Hours that a crew rests between two shifts at least. */
  readonly restHours: number;
  /** Hours from the end of the last shift until somebody works again. */
  readonly pauseHours: number;
}

/** The figures as they hold. */
export function dispatchFigures(records: RecordsView): DispatchFigures {
  const figure = (key: string): number => Number(settingOf(records, `plan.${key}`).value);
  return {
    workMinutes: {
      matter: figure('matterMinutes'),
      component: figure('componentMinutes'),
      penalty: figure('penaltyMinutes'),
    },
    homeMinutes: figure('homeMinutes'),
    restHours: figure('restHours'),
    pauseHours: figure('pauseHours'),
  };
}
