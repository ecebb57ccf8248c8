import { formatInstant } from '../i18n/times.ts';

/** An instant as "14:05" today, "11-21 14:05" on other days of Asia/Shanghai. @param now epoch milliseconds, as `instant` */
export function shortInstant(instant: number, now: number): string {
  const [words, today] = [formatInstant(instant), formatInstant(now).slice(0, 10)];
  return words.startsWith(today) ? words.slice(11) : words.slice(5);
}
