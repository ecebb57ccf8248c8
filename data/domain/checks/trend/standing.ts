import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { numberOf, textOf } from '../about-feature.ts';
import type { CheckFeature } from '../check.ts';
import { fulfils } from '../params.ts';
import type { TrendParams } from './kind.ts';

/** How many, and how much of it in m². */
export interface Amount {
  readonly count: number;
  readonly area: number;
}

/** A feature with the days between which it stands; the last day is the one it went on, when it stands no more. */
export interface Dated {
  readonly feature: CheckFeature;
  /** "YYYY-MM-DD"; absent: always. */
  readonly from: string | undefined;
  /** Absent: it stands. */
  readonly to: string | undefined;
  readonly area: number;
  /** Gone, nobody knows when: it is left out of every count. */
  readonly isUndated: boolean;
}

/** Reads what the rule counts of a feature. */
export function datedOf(feature: CheckFeature, params: TrendParams): Dated {
  const { properties } = feature;
  const to = dayIn(params.to === undefined ? undefined : properties[params.to]);
  const isGone = Object.keys(params.gone).length > 0 && fulfils(properties, params.gone);
  return {
    feature,
    from: dayIn(params.from === undefined ? undefined : properties[params.from]),
    to,
    area: params.area === undefined ? 0 : (numberOf(properties[params.area]) ?? 0),
    isUndated: isGone && to === undefined,
  };
}

/** Days and instants as a day in Asia/Shanghai. */
function dayIn(value: unknown): string | undefined {
  const given = textOf(value);
  if (given === undefined) return undefined;
  return given.length > 10 ? formatDay(dayOf(Date.parse(given))) : given;
}

/** Whether something stands at the end of a day. */
export function standsOn({ from, to, isUndated }: Dated, day: string): boolean {
  return !isUndated && (from === undefined || from <= day) && (to === undefined || to > day);
}

/** What stands at the end of a day. */
export function amountOn(all: readonly Dated[], day: string): Amount {
  let [count, area] = [0, 0];
  for (const one of all) {
    if (!standsOn(one, day)) continue;
    count += 1;
    area += one.area;
  }
  return { count, area };
}

/** What became of an amount. */
export function change(before: Amount, after: Amount): Amount {
  return { count: after.count - before.count, area: after.area - before.area };
}
