import { numberOf } from '../about-feature.ts';
import type { CheckFeature } from '../check.ts';
import { fulfils } from '../params.ts';
import type { ShareMeasure, ShareParams } from './kind.ts';

/** A part and the whole it is of: things, m², or per cent of time summed over screens. */
export interface Sum {
  readonly part: number;
  readonly whole: number;
}

export type Sums = Readonly<Record<ShareMeasure, Sum>>;

/** What one feature counts for, in each measure. */
export function sumsOf({ properties }: CheckFeature, params: ShareParams): Sums {
  const isPart = Object.keys(params.part).length > 0 && fulfils(properties, params.part);
  const area = params.size === undefined ? 0 : productOf(properties, params.size);
  const partArea =
    params.partSize === undefined ? (isPart ? area : 0) : Math.min(area, productOf(properties, params.partSize));
  const time = params.time === undefined ? undefined : numberOf(properties[params.time]);
  return {
    count: { part: isPart || (params.partSize !== undefined && partArea > 0) ? 1 : 0, whole: 1 },
    area: { part: partArea, whole: area },
    time: time === undefined ? { part: 0, whole: 0 } : { part: time, whole: 100 },
  };
}

/** Sums of many in one. */
export function together(all: Iterable<Sums>): Sums {
  const sums = { count: { part: 0, whole: 0 }, area: { part: 0, whole: 0 }, time: { part: 0, whole: 0 } };
  for (const one of all) {
    for (const measure of ['count', 'area', 'time'] as const) {
      sums[measure].part += one[measure].part;
      sums[measure].whole += one[measure].whole;
    }
  }
  return sums;
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
