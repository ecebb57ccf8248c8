import type { Words } from '#domain/collection.ts';

/** Parts of the day as people say them, hours [from, to) of Asia/Shanghai. */
export interface DayPart {
  readonly from: number;
  readonly to: number;
  readonly words: Words;
}

/** They cover the day without overlap. */
export const dayParts: readonly DayPart[] = [
  { from: 0, to: 5, words: { zh: '凌晨', en: 'after midnight' } },
  { from: 5, to: 8, words: { zh: '清晨', en: 'early mornings' } },
  { from: 8, to: 11, words: { zh: '上午', en: 'mornings' } },
  { from: 11, to: 13, words: { zh: '中午', en: 'midday' } },
  { from: 13, to: 17, words: { zh: '下午', en: 'afternoons' } },
  { from: 17, to: 19, words: { zh: '傍晚', en: 'early evenings' } },
  { from: 19, to: 22, words: { zh: '晚间', en: 'evenings' } },
  { from: 22, to: 24, words: { zh: '深夜', en: 'late nights' } },
];

/** It must have at least this share of the cases ... */
const leastShare = 1 / 3;

/** ... and at least so many times what its hours would have if all hours were alike. */
const leastTimes = 2;

/**
 * The part of the day in which most happens, if one stands out.
 * @param hours cases by hour (24)
 */
export function busiestDayPart(hours: readonly number[]): DayPart | undefined {
  const total = hours.reduce((sum, count) => sum + count, 0);
  const share = ({ from, to }: DayPart): number =>
    hours.slice(from, to).reduce((sum, count) => sum + count, 0) / Math.max(1, total);
  const busiest = dayParts.reduce((best, part) => (share(part) > share(best) ? part : best));
  const isPlain = share(busiest) >= leastShare && share(busiest) >= (leastTimes * (busiest.to - busiest.from)) / 24;
  return isPlain ? busiest : undefined;
}
