import { readFilter, type Filter, type FilterFault } from '#domain/filter.ts';
import type { Collection } from '#domain/collection.ts';
import { problem, type ProblemEntry } from './problem.ts';
import { unstorable } from './storable.ts';

/** [west, south, east, north], degrees WGS84. */
export type BboxParameter = readonly [number, number, number, number];

/**
 * Reads the query parameters of one request, strictly: each is taken by name, every fault is kept, and `done`
 * answers 400 with all of them, those that nobody took included.
 */
export interface Parameters {
  /** The text of a parameter, undefined where it is absent. */
  text(name: string): string | undefined;
  /** The text of a parameter that must be there; '' after noting the fault. */
  required(name: string): string;
  /** A whole number from `min` to `max`; `fallback` where it is absent. */
  whole(name: string, range: { readonly min: number; readonly max: number; readonly fallback: number }): number;
  /**
   * Four (or, with heights, six) numbers west,south,east,north.
   * @param across 'antimeridian': a box whose west lies east of its east is taken as crossing the 180th meridian
   */
  bbox(name: string, across?: 'antimeridian'): BboxParameter | undefined;
  /** Takes all that is left as a filter on these collections. */
  filter(collections: readonly Collection[]): Filter;
  /** Names of the parameters that nobody has taken yet. */
  left(): string[];
  /** Notes a fault. */
  fault(name: string, detail: string): void;
  /** @throws HttpProblem 400 naming every fault and every parameter that is left */
  done(): void;
}

/** Opens the parameters of a request for reading. */
export function readParameters(query: unknown): Parameters {
  const errors: ProblemEntry[] = [];
  const left = new Map<string, string>();
  for (const [name, value] of Object.entries(query as Record<string, string | string[]>)) {
    if (typeof value !== 'string') errors.push({ parameter: name, detail: 'is given more than once' });
    else {
      left.set(name, value);
      const detail = unstorable(value);
      if (detail !== undefined) errors.push({ parameter: name, detail });
    }
  }
  const fault = (parameter: string, detail: string): void => void errors.push({ parameter, detail });

  function text(name: string): string | undefined {
    const value = left.get(name);
    left.delete(name);
    return value;
  }

  return {
    text,
    required(name) {
      const value = text(name);
      if (value === undefined || value === '') fault(name, 'is missing');
      return value ?? '';
    },
    whole(name, { min, max, fallback }) {
      const raw = text(name);
      if (raw === undefined) return fallback;
      const value = /^\d{1,16}$/.test(raw) ? Number(raw) : NaN;
      if (value >= min && value <= max) return value;
      fault(name, `must be a whole number from ${min} to ${max}, not "${raw}"`);
      return fallback;
    },
    bbox(name, across) {
      const raw = text(name);
      if (raw === undefined) return undefined;
      const read = parseBbox(raw);
      if (typeof read === 'string') fault(name, read);
      else if (read[0] > read[2] && across === undefined)
        fault(name, 'crosses the antimeridian; ask for its two halves');
      else return read;
      return undefined;
    },
    filter(collections) {
      const read = readFilter(Object.fromEntries(left), collections);
      left.clear();
      if (read.ok) return read.value;
      for (const wrong of read.error) fault(wrong.parameter, filterSentences[wrong.fault](wrong.value));
      return { equals: {} };
    },
    left: () => [...left.keys()],
    fault,
    done() {
      for (const name of left.keys()) fault(name, 'is not a parameter of this resource');
      if (errors.length === 0) return;
      throw problem(400, {
        title: 'Bad query parameter',
        detail: errors.map(({ parameter, detail }) => `${parameter} ${detail}`).join('; '),
        errors,
      });
    },
  };
}

/** What a fault of a filter says, by its kind. */
export const filterSentences: Readonly<Record<FilterFault['fault'], (value: string) => string>> = {
  unknown: () => 'is not a parameter of this resource',
  'not-an-instant': (value) => `must be an instant in UTC such as 2026-11-22T00:00:00Z, not "${value}"`,
  'unknown-value': (value) => `cannot be "${value}"`,
  empty: () => 'is empty',
};

/**
 * Reads `west,south,east,north` or, with heights, `west,south,bottom,east,north,top` (heights are not looked at:
 * our features have none). West may lie east of east: such a box crosses the antimeridian (RFC 7946, 5.2).
 * @returns the box in degrees, or a sentence saying what is wrong
 */
export function parseBbox(raw: string): BboxParameter | string {
  const parts = raw.split(',');
  const numbers = parts.map((part) =>
    /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(part.trim()) ? Number(part) : NaN,
  );
  if ((parts.length !== 4 && parts.length !== 6) || numbers.some((n) => !Number.isFinite(n))) {
    return `must be four (or, with heights, six) numbers west,south,east,north, not "${raw}"`;
  }
  const flat = parts.length === 4;
  const [west, south] = numbers as [number, number];
  const east = numbers[flat ? 2 : 3]!;
  const north = numbers[flat ? 3 : 4]!;
  if (west < -180 || west > 180 || east < -180 || east > 180) return 'has a longitude outside -180 to 180';
  if (south < -90 || south > 90 || north < -90 || north > 90) return 'has a latitude outside -90 to 90';
  if (south > north) return 'has its south above its north';
  if (!flat && numbers[2]! > numbers[5]!) return 'has its bottom above its top';
  return [west, south, east, north];
}
