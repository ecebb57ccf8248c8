import type { LngLat } from '#domain/brand.ts';

/** Where in a file of zones: the feature by its place in the file and by its name, and the place on the ground. */
export interface InFile {
  /** 0-based */
  readonly feature: number;
  /** what the file calls it: its name, else its number */
  readonly name?: string;
  /** degrees as the file has them; they may be no place on earth */
  readonly at?: LngLat;
}

/** Why a file of zones is not taken in, none of it. */
export interface ZoneProblem extends InFile {
  readonly code: ZoneProblemCode;
}

export type ZoneProblemCode =
  /** No GeoJSON feature. */
  | 'not-a-feature'
  /** Something else than Polygon or MultiPolygon, or nothing. */
  | 'not-an-area'
  /** A position that is not two numbers. */
  | 'not-a-position'
  /** Latitude first: exchanged, the place would lie in China. */
  | 'swapped'
  /** Not in China, or not degrees. */
  | 'out-of-range'
  /** The ring does not come back to its first place. */
  | 'unclosed'
  /** A ring crosses itself. */
  | 'self-crossing'
  /** Two rings of one feature cross. */
  | 'rings-cross'
  /** A hole lies outside of what it is a hole in. */
  | 'hole-outside'
  /** No part has any area. */
  | 'empty'
  /** More than 3 degrees from most of the others. */
  | 'too-far'
  /** There is no feature in the file. */
  | 'nothing';

/** What was put right while a file of zones was read, without changing the ground it means. */
export interface ZoneNote extends InFile {
  readonly code: ZoneNoteCode;
  /** how many times in this feature; `at` is the first */
  readonly count: number;
}

export type ZoneNoteCode =
  /** The same place twice in a row. */
  | 'duplicate-places'
  /** The border runs out and back upon itself. */
  | 'spikes'
  /** A part or a hole without area. */
  | 'empty-parts'
  /** No number in the named property; the place in the file is put for it. */
  | 'no-number'
  /** No name in the named property; the number is put for it. */
  | 'no-name'
  /** An earlier feature has the same number. */
  | 'same-number';
