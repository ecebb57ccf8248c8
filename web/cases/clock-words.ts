import type { TFunction } from 'i18next';
import type { LimitUnit } from '#domain/calendar/limit-units.ts';
import { formatInstant, formatSpan } from '../i18n/times.ts';
import type { ClockReading } from './clock-says.ts';

const hour = 3_600_000;

/** An amount in a limit's own unit: "2小时10分", "11工作时30分", "1工作日3工作时". @param milliseconds not negative */
export function limitSpan(milliseconds: number, unit: LimitUnit, t: TFunction): string {
  if (unit === 'urgentHour') return formatSpan(milliseconds, t);
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 60) return t('cases.clock.workMinutes', { minutes });
  const hours = Math.floor(milliseconds / hour);
  // A working day is 8 working hours (practice.md 4.4).
  if (unit === 'workDay' && hours >= 8) {
    const [days, rest] = [Math.floor(hours / 8), hours % 8];
    return rest === 0 ? t('cases.clock.wholeDays', { days }) : t('cases.clock.workDays', { days, hours: rest });
  }
  const rest = minutes % 60;
  return rest === 0 ? t('cases.clock.wholeHours', { hours }) : t('cases.clock.workHours', { hours, minutes: rest });
}

/** What stands beside the shape: "剩2小时10分", "超期1天3小时", "挂账至 2026-05-06", "未计时". */
export function clockWords({ says }: ClockReading, t: TFunction): string {
  switch (says.is) {
    case 'ended':
      return t('cases.clock.ended');
    case 'suspended':
      return says.until === undefined
        ? t('cases.clock.suspended')
        : t('cases.clock.suspendedUntil', { day: dayBefore(says.until) });
    case 'left':
      return t('cases.clock.left', { span: limitSpan(says.milliseconds, says.unit, t) });
    case 'over':
      return t('cases.clock.over', { span: formatSpan(says.milliseconds, t) });
    case 'stage-left':
      return t('cases.clock.stageLeft', { span: formatSpan(says.milliseconds, t) });
    case 'stage-over':
      return t('cases.clock.stageOver', { span: formatSpan(says.milliseconds, t) });
    case 'none':
      return t('cases.clock.none');
  }
}

/** The same with its instant, for whoever wants to know exactly. */
export function clockInFull(reading: ClockReading, t: TFunction): string {
  const { says } = reading;
  if (!('dueAt' in says)) return clockWords(reading, t);
  const key = says.is === 'left' || says.is === 'over' ? 'cases.clock.due' : 'cases.clock.stageDue';
  return `${clockWords(reading, t)}${t('cases.separator')}${t(key, { at: formatInstant(says.dueAt) })}`;
}

/** The last day of a suspension: midnight belongs to the day that ends there. */
function dayBefore(instant: number): string {
  return formatInstant(instant - 1).slice(0, 10);
}
