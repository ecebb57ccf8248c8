import type { Collection } from '#domain/collection.ts';
import type { Filter } from '#domain/filter.ts';
import { absentSmall, flagYes, type Column, type Values } from './columns.ts';

/** A filter made ready for one collection: column numbers instead of names, codes instead of words. */
export type Predicate =
  /** The value's byte in `allowed` is 1. */
  | { readonly kind: 'word' | 'flag'; readonly at: number; readonly allowed: Uint8Array }
  /** The value's bit in `allowed` is 1: `bitOf` says which. */
  | { readonly kind: 'small'; readonly at: number; readonly allowed: Uint8Array }
  /** from <= value <= to, in seconds */
  | { readonly kind: 'time'; readonly at: number; readonly from: number; readonly to: number }
  /** Flag `at` is yes, or the time in `since` is not before `from`. */
  | { readonly kind: 'current'; readonly at: number; readonly since: number; readonly from: number };

const latest = 2 ** 32 - 1;

/** Makes a filter ready for a collection; columns that the collection lacks do not narrow it. */
export function predicatesOf(filter: Filter, collection: Collection, columns: readonly Column[]): Predicate[] {
  const out: Predicate[] = [];
  for (const [property, values] of Object.entries(filter.equals)) {
    const at = columns.findIndex((c) => c.property === property && c.kind !== 'time');
    if (at >= 0 && values.length > 0) out.push(oneOf(columns[at]!, at, values));
  }
  const begins = columns.findIndex((c) => c.property === collection.time.from && c.kind === 'time');
  if (begins >= 0 && (filter.from !== undefined || filter.to !== undefined)) {
    out.push(timed(columns, collection.time.from, filter.from, filter.to));
  }
  const { cells } = collection;
  if (cells !== undefined && filter.current !== undefined && begins >= 0) {
    const at = columns.findIndex((c) => c.property === cells.open && c.kind === 'flag');
    if (at >= 0) out.push({ kind: 'current', at, since: begins, from: Math.max(1, Math.ceil(filter.current)) });
  }
  return out;
}

/** Only what has a yes in the flag column; for the open ones of a collection with cells. */
export function flagged(columns: readonly Column[], property: string): Predicate {
  return oneOf(
    columns.find((c) => c.property === property)!,
    columns.findIndex((c) => c.property === property),
    ['true'],
  );
}

/** Only what has no value in a column of words. */
export function lacking(columns: readonly Column[], property: string): Predicate {
  const { at, allowed } = noWord(columns, property);
  allowed[0] = 1;
  return { kind: 'word', at, allowed };
}

/** Only what has some value in a column of words. */
export function having(columns: readonly Column[], property: string): Predicate {
  const { at, allowed } = noWord(columns, property);
  return { kind: 'word', at, allowed: allowed.fill(1, 1) };
}

function noWord(columns: readonly Column[], property: string): { at: number; allowed: Uint8Array } {
  const at = columns.findIndex((c) => c.property === property && c.kind === 'word');
  return { at, allowed: new Uint8Array(columns[at]!.words.length) };
}

/** Only what has a time in [from, to) in a column; epoch seconds, open where absent. What has no time lies in no period. */
export function timed(columns: readonly Column[], property: string, from = 1, to = latest + 1): Predicate {
  const at = columns.findIndex((c) => c.property === property && c.kind === 'time');
  return { kind: 'time', at, from: Math.max(1, Math.ceil(from)), to: Math.ceil(to) - 1 };
}

function oneOf(column: Column, at: number, values: readonly string[]): Predicate {
  if (column.kind === 'word') {
    const allowed = new Uint8Array(column.words.length);
    for (const value of values) {
      const code = column.codes.get(value);
      if (code !== undefined) allowed[code] = 1;
    }
    return { kind: 'word', at, allowed };
  }
  if (column.kind === 'flag') {
    // absent, no, yes
    const [no, yes] = [values.includes('false') ? 1 : 0, values.includes('true') ? 1 : 0];
    return { kind: 'flag', at, allowed: Uint8Array.of(no, no, yes) };
  }
  const allowed = new Uint8Array(8192);
  const numbers = values.map(Number).filter((n) => n > absentSmall && n <= 32767);
  // What is absent counts as nought.
  for (const n of numbers.includes(0) ? [...numbers, absentSmall] : numbers)
    allowed[(n + 32768) >>> 3]! |= 1 << (n & 7);
  return { kind: 'small', at, allowed };
}

/** Whether the feature at `slot` passes them all. */
export function passes(predicates: readonly Predicate[], views: readonly Values[], slot: number): boolean {
  return predicates.every((p) => {
    const value = views[p.at]![slot]!;
    switch (p.kind) {
      case 'time':
        return value >= p.from && value <= p.to;
      case 'current':
        return value === flagYes || views[p.since]![slot]! >= p.from;
      case 'small':
        return bitOf(p.allowed, value) === 1;
      default:
        return p.allowed[value] === 1;
    }
  });
}

/**
 * Keeps of some slots those that pass, in their order. Column by column, each in a loop of its own over arrays of one
 * type that branches on nothing the data decide: a few nanoseconds a feature and column.
 * @param all the slots to begin with: `selection` itself, or another array, which is left as it is
 * @param count how many slots that is
 * @returns how many are left in `selection`
 */
export function narrow(
  predicates: readonly Predicate[],
  views: readonly Values[],
  all: Uint16Array,
  selection: Uint16Array,
  count: number,
): number {
  let left = count;
  let slots = all;
  for (const p of predicates) {
    if (left === 0) return 0;
    const values = views[p.at]!;
    if (p.kind === 'time') left = keepTimes(values as Uint32Array, p.from, p.to, slots, selection, left);
    else if (p.kind === 'current') {
      left = keepCurrent(values as Uint8Array, views[p.since] as Uint32Array, p.from, slots, selection, left);
    } else if (p.kind === 'word') left = keepWords(values as Uint16Array, p.allowed, slots, selection, left);
    else if (p.kind === 'flag') left = keepFlags(values as Uint8Array, p.allowed, slots, selection, left);
    else left = keepSmall(values as Int16Array, p.allowed, slots, selection, left);
    slots = selection;
  }
  return left;
}

function keepWords(
  values: Uint16Array,
  allowed: Uint8Array,
  slots: Uint16Array,
  kept: Uint16Array,
  count: number,
): number {
  let left = 0;
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!;
    kept[left] = slot;
    left += allowed[values[slot]!]!;
  }
  return left;
}

function keepFlags(
  values: Uint8Array,
  allowed: Uint8Array,
  slots: Uint16Array,
  kept: Uint16Array,
  count: number,
): number {
  let left = 0;
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!;
    kept[left] = slot;
    left += allowed[values[slot]!]!;
  }
  return left;
}

/** The bit of a small value: 65,536 of them fit into a processor's nearest memory, as bytes would not. */
function bitOf(allowed: Uint8Array, value: number): number {
  return (allowed[(value + 32768) >>> 3]! >>> (value & 7)) & 1;
}

function keepSmall(
  values: Int16Array,
  allowed: Uint8Array,
  slots: Uint16Array,
  kept: Uint16Array,
  count: number,
): number {
  let left = 0;
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!;
    kept[left] = slot;
    left += bitOf(allowed, values[slot]!);
  }
  return left;
}

function keepTimes(
  values: Uint32Array,
  from: number,
  to: number,
  slots: Uint16Array,
  kept: Uint16Array,
  count: number,
): number {
  let left = 0;
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!;
    const value = values[slot]!;
    kept[left] = slot;
    left += Number(value >= from) & Number(value <= to);
  }
  return left;
}

function keepCurrent(
  open: Uint8Array,
  since: Uint32Array,
  from: number,
  slots: Uint16Array,
  kept: Uint16Array,
  count: number,
): number {
  let left = 0;
  for (let i = 0; i < count; i++) {
    const slot = slots[i]!;
    kept[left] = slot;
    left += Number(open[slot] === flagYes) | Number(since[slot]! >= from);
  }
  return left;
}
