import type { Words } from '#domain/collection.ts';
import { busiestDayPart } from './day-parts.ts';
import type { HotCell } from './hotspot.ts';
import { mannKendall } from './mann-kendall.ts';
import { turningPoint } from './turning-point.ts';

/*
 * The sentence that explains an area. Each part stands only where its evidence does:
 *  1. In how many slices it was high: of those that were significant, never of the class.
 *  2. That it rises or falls: Mann-Kendall of the cases by slice is significant; from which slice on: Pettitt's turning point
 *     goes the same way and is significant too.
 *  3. What it is mostly: a class with at least half of the cases; "more than others" with at least a third, and half as many
 *     again as the next one.
 *  4. When: a part of the day with at least a third of the cases and twice its share of the hours; weekends with at least
 *     half.
 *  3 and 4 need at least `leastCases` cases to speak of.
 */

/** What the sentence is made of. */
export interface Evidence {
  readonly cell: Pick<HotCell, 'count' | 'hot' | 'slices' | 'hotSlices'>;
  readonly slice: 'week' | 'day';
  /** The period ends now (today, or with yesterday), so that "the last 12 weeks" is true. */
  readonly isRecent: boolean;
  /** Classes by count, the most first. */
  readonly classes: readonly { readonly words: Words; readonly count: number }[];
  /** Cases by hour of the day (24) and by weekday (7, Monday first), Asia/Shanghai. */
  readonly hours: readonly number[];
  readonly weekdays: readonly number[];
  readonly trendAlpha: number;
}

const leastCases = 5;

/** The sentence, without a full stop: “近12周有9周高发，第7周起上升，以占道经营为主，多在傍晚”. */
export function whyHot(evidence: Evidence): Words {
  const parts = [howOften(evidence), trendOf(evidence), mostlyOf(evidence), whenOf(evidence)].filter(
    (part) => part !== undefined,
  );
  return { zh: parts.map(({ zh }) => zh).join('，'), en: capital(parts.map(({ en }) => en).join(', ')) };
}

/** 1 */
function howOften({ cell, slice, isRecent }: Evidence): Words {
  const [count, all] = [cell.hotSlices.filter(Boolean).length, cell.hotSlices.length];
  const one = slice === 'week' ? { zh: '周', en: 'week' } : { zh: '天', en: 'day' };
  const span = isRecent
    ? { zh: `近${all}${one.zh}`, en: `of the last ${plural(all, one.en)}` }
    : { zh: `${all}${one.zh}中`, en: `of ${plural(all, one.en)}` };
  if (count === all && all > 1) {
    return isRecent
      ? { zh: `${span.zh}${one.zh}${one.zh}高发`, en: `high in every one ${span.en}` }
      : { zh: `${all}${one.zh}均高发`, en: `high in all ${plural(all, one.en)}` };
  }
  if (count > 0) return { zh: `${span.zh}有${count}${one.zh}高发`, en: `high in ${count} ${span.en}` };
  if (cell.hot)
    return { zh: `全期累计明显偏高，共${cell.count}件`, en: `high over the whole period, ${cases(cell.count)}` };
  return { zh: `共${cell.count}件，未见显著高发`, en: `${cases(cell.count)}, not significantly high` };
}

/** 2 */
function trendOf({ cell: { slices }, slice, trendAlpha }: Evidence): Words | undefined {
  const trend = mannKendall(slices);
  if (trend.z === 0 || trend.p > trendAlpha) return undefined;
  const rises = trend.z > 0;
  const turn = turningPoint(slices);
  if (turn === undefined || turn.p > trendAlpha || turn.rises !== rises) {
    return rises ? { zh: '总体上升', en: 'rising overall' } : { zh: '总体下降', en: 'falling overall' };
  }
  const from = turn.at + 1;
  const one = slice === 'week' ? { zh: '周', en: 'week' } : { zh: '天', en: 'day' };
  return rises
    ? { zh: `第${from}${one.zh}起上升`, en: `rising since ${one.en} ${from}` }
    : { zh: `第${from}${one.zh}起下降`, en: `falling since ${one.en} ${from}` };
}

/** 3 */
function mostlyOf({ cell, classes }: Evidence): Words | undefined {
  const [first, second] = classes;
  if (first === undefined || first.count < leastCases) return undefined;
  if (first.count * 2 >= cell.count) return { zh: `以${first.words.zh}为主`, en: `mostly ${first.words.en}` };
  const standsOut = first.count * 3 >= cell.count && first.count * 2 >= (second?.count ?? 0) * 3;
  return standsOut ? { zh: `${first.words.zh}最多`, en: `${first.words.en} more than others` } : undefined;
}

/** 4 */
function whenOf({ hours, weekdays }: Evidence): Words | undefined {
  const total = weekdays.reduce((sum, count) => sum + count, 0);
  if (total < leastCases) return undefined;
  const part = busiestDayPart(hours)?.words;
  const isWeekend = (weekdays[5]! + weekdays[6]!) * 2 >= total;
  if (part === undefined) return isWeekend ? { zh: '多在周末', en: 'at weekends' } : undefined;
  return isWeekend
    ? { zh: `多在周末和${part.zh}`, en: `at weekends and ${part.en}` }
    : { zh: `多在${part.zh}`, en: part.en };
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function cases(count: number): string {
  return plural(count, 'case');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
