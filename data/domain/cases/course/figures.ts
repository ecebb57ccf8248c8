import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';
import type { CourseFigures } from './world.ts';

/** The bureau's figures for the course of a case, as its settings hold. */
export function courseFigures(records: RecordsView): CourseFigures {
  const number = (key: string): number => Number(settingOf(records, key).value);
  return {
    amberShare: number('clock.amberShare'),
    workday: settingOf(records, 'clock.workday').value === 'closing' ? 'closing' : 'rolling',
    acceptMinutes: number('stage.acceptMinutes'),
    verifyMinutes: number('verification.minutes'),
    fileMinutes: number('stage.fileMinutes'),
    dispatchMinutes: number('stage.dispatchMinutes'),
    inspectMinutes: number('verification.minutes'),
    closeMinutes: number('stage.closeMinutes'),
    extensionsMost: number('extension.most'),
    suspensionsMost: number('suspension.most'),
    suspensionDaysMost: number('suspension.daysMost'),
    lateMinutes: number('field.lateMinutes'),
  };
}
