import type { Side } from '#domain/streets/side.ts';
import type { Reading } from './gaps.ts';
import type { Interval, Stretch } from './stretch.ts';

/** Why something does not count: it is not as the rule wants it (damaged, no public-service ad). */
export type NotCounted = 'state';

/** Something that stands along a stretch. */
export interface StripThing {
  readonly collection: string;
  readonly id: string;
  readonly name: string;
  /** Metres from the start of the stretch. */
  readonly at: number;
  /** Metres to the left of the way it runs; negative to the right. */
  readonly left: number;
  readonly counts: boolean;
  /** Why it does not count. */
  readonly why?: NotCounted;
}

/** A stretch where nothing new may be put, and why. */
export interface StripForbidden extends Interval {
  readonly why: { readonly crossing: string } | { readonly collection: string; readonly name: string };
}

/** One stretch of a street that a rule concerns, as a strip along its length; where each side counts apart, one for each side. */
export interface StripLine extends Stretch {
  /** Stable as long as the stretch is the same one. */
  readonly key: string;
  /** From where to where, in words: “人民路—迎春路”. */
  readonly name: string;
  /** Absent: both sides together. */
  readonly side?: Side;
  /** The middle of the street, lon/lat degrees WGS84, and the metres from the start at each of its places. */
  readonly line: readonly (readonly number[])[];
  readonly at: readonly number[];
  /** Metres between counting things at most. */
  readonly limit: number;
  readonly crossings: readonly { readonly name: string; readonly at: number }[];
  readonly forbidden: readonly StripForbidden[];
  /** By their place. */
  readonly things: readonly StripThing[];
  /** The fewest places to be added by the rule's reading; metres from the start. */
  readonly proposals: readonly number[];
  /** What fails even so. */
  readonly failing: readonly Interval[];
}

/** A street with all that a spacing rule sees on it. */
export interface StreetStrip {
  readonly rule: string;
  readonly street: string;
  /** The reading that binds; the page shows both. */
  readonly reading: Reading;
  readonly lines: readonly StripLine[];
}
