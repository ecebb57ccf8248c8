import type { Collection } from '#domain/collection.ts';
import type { Properties } from '#domain/feature.ts';
import { validTime } from '../store/valid-time.ts';

/** The whole epoch seconds in which a feature is valid: from `from` on, before `to`; infinite where an end is open. */
export interface ValidSpan {
  readonly from: number;
  readonly to: number;
}

const always: ValidSpan = { from: -Infinity, to: Infinity };

/**
 * When a feature is valid, and so drawn, counted, listed and found. What a collection with cells holds (cases) is
 * history by rules of its own: it always is.
 */
export function validSpan(collection: Collection, properties: Properties): ValidSpan {
  if (collection.cells !== undefined) return always;
  const { from, to } = validTime(collection, properties);
  return { from: from === null ? -Infinity : secondFrom(from), to: to === null ? Infinity : secondFrom(to) };
}

/** Whether something is valid in a second. @param now epoch seconds */
export function isValid({ from, to }: ValidSpan, now: number): boolean {
  return from <= now && now < to;
}

/** The first whole second that does not lie before an instant. */
function secondFrom(instant: string): number {
  return Math.ceil(Date.parse(instant) / 1000);
}
