import type { NextShiftFigures } from '#domain/dispatch/next-shift/hot-stops.ts';
import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';

/** The figures of the next shift as they hold. */
export interface Figures extends NextShiftFigures {
  readonly hotDays: number;
  readonly caseMetres: number;
}

export function figuresOf(records: RecordsView): Figures {
  const figure = (key: string): number => Number(settingOf(records, `nextShift.${key}`).value);
  return {
    leadMinutes: figure('leadMinutes'),
    stayMinutes: figure('stayMinutes'),
    hotPlaces: figure('hotPlaces'),
    hotDays: figure('hotDays'),
    dueAheadHours: figure('dueAheadHours'),
    overdueWeight: figure('overdueWeight'),
    unpatrolledDays: figure('unpatrolledDays'),
    kmWeight: figure('kmWeight'),
    trackMetres: figure('trackMetres'),
    visitMetres: figure('visitMetres'),
    caseMetres: figure('caseMetres'),
  };
}
