import { numberOf } from '../about-feature.ts';
import type { CheckFeature } from '../check.ts';
import { fulfils } from '../params.ts';
import type { ShareMeasure, ShareParams } from './kind.ts';

/**
 * A part and the whole it is of: things, m², or per cent of time summed over screens; in whole millionths, so that a sum is
 * the same in whatever order features come and go.
 */
export interface Sum {
  readonly part: number;
  readonly whole: number;
}

export type Sums = Readonly<Record<ShareMeasure, Sum>>;

/** Millionths of a thing, a square metre, a per cent. */
export const grain = 1e6;

/** What one feature counts for, in each measure. */
export function sumsOf({ properties }: CheckFeature, params: ShareParams): Sums {
  const isPart = Object.keys(params.part).length > 0 && fulfils(properties, params.part);
  const area = params.size === undefined ? 0 : productOf(properties, params.size);
  const partArea =
    params.partSize === undefined ? (isPart ? area : 0) : Math.min(area, productOf(properties, params.partSize));
  const time = params.time === undefined ? undefined : numberOf(properties[params.time]);
  return {
    count: inGrains(isPart || (params.partSize !== undefined && partArea > 0) ? 1 : 0, 1),
    area: inGrains(partArea, area),
    time: time === undefined ? inGrains(0, 0) : inGrains(time, 100),
  };
}

function inGrains(part: number, whole: number): Sum {
  return { part: Math.round(part * grain), whole: Math.round(whole * grain) };
}

/** A sum in things, m² or per cent. */
export function inUnits({ part, whole }: Sum): Sum {
  return { part: part / grain, whole: whole / grain };
}

/** Of nothing. */
export const nothing: Sums = { count: inGrains(0, 0), area: inGrains(0, 0), time: inGrains(0, 0) };

/** Two in one; `sign` -1: the first without the second. */
export function plus(a: Sums, b: Sums, sign: 1 | -1 = 1): Sums {
  const of = (measure: ShareMeasure): Sum => ({
    part: a[measure].part + sign * b[measure].part,
    whole: a[measure].whole + sign * b[measure].whole,
  });
  return { count: of('count'), area: of('area'), time: of('time') };
}

/** Per cent; null of nothing. */
export function percentOf({ part, whole }: Sum): number | null {
  return whole === 0 ? null : (100 * part) / whole;
}

/** Floating sums are off by less than this, relatively; a thousandth of a per cent is far more. */
const room = 1e-9;

/** Whether a share reaches a limit in per cent; exactly the limit does. Nothing at all is held against nothing. */
export function reaches({ part, whole }: Sum, least: number): boolean {
  return 100 * part >= least * whole * (1 - room);
}

function productOf(properties: CheckFeature['properties'], names: readonly string[]): number {
  return names.reduce((product, name) => product * Math.max(0, numberOf(properties[name]) ?? 0), 1);
}
