import type { TFunction } from 'i18next';

const minute = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant (epoch milliseconds) in Asia/Shanghai as "2026-11-22 14:05", the same in both languages. */
export function formatInstant(instant: number): string {
  const part = partsOf(instant);
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

/** The time of day of an instant in Asia/Shanghai as "14:05". */
export function formatClock(instant: number): string {
  const part = partsOf(instant);
  return `${part('hour')}:${part('minute')}`;
}

function partsOf(instant: number): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = minute.formatToParts(instant);
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

/** A span of time in words, by its two largest units: "3天5小时", "2 h 10 min". @param milliseconds not negative */
export function formatSpan(milliseconds: number, t: TFunction): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return t('span.underMinute');
  if (minutes < 60) return t('span.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t('span.hoursMinutes', { hours, minutes: minutes % 60 });
  return t('span.daysHours', { days: Math.floor(hours / 24), hours: hours % 24 });
}
