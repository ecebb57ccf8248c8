import { placeAt } from '#domain/streets/chainage.ts';
import { partAt, type Street, type StreetPart } from '#domain/streets/assemble.ts';
import type { Side } from '#domain/streets/side.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import { ok, refused, type Result } from '#domain/result.ts';

/** A stretch of a street on one side. */
export interface Stretch {
  readonly part: StreetPart;
  /** Metres from the start of the part, the lesser first. */
  readonly from: number;
  readonly to: number;
  /** Which hand the side is on, following the street. */
  readonly hand: 'left' | 'right';
}

/** Why there is no such stretch; words are made at the edge. */
export type StretchRefusal =
  /** Begins where it ends, or not on the street. */
  | 'no-length'
  /** The street is broken between its two ends. */
  | 'two-parts'
  /** A street that runs north has no north side. */
  | 'no-such-side';

/** Shorter than this, in metres, a stretch is none. */
const shortest = 0.5;
/** A side within about 8 degrees of the way the street runs is none. */
const leastAside = 0.14;

const towards: Readonly<Record<Side, readonly [east: number, north: number]>> = {
  north: [0, 1],
  east: [1, 0],
  south: [0, -1],
  west: [-1, 0],
};

/**
 * Finds a stretch of a street. Its side is taken by the straight line from its beginning to its end, so that it stays one
 * side round every bend; a slanting street has two names for each side.
 * @param from metres along the street, as `to`, in either order; held within the street
 */
export function stretchOf(
  street: Street,
  { from, to, side }: { readonly from: number; readonly to: number; readonly side: Side },
): Result<Stretch, StretchRefusal> {
  const [least, most] = [Math.max(0, Math.min(from, to)), Math.min(street.length, Math.max(from, to))];
  // Rounded figures may reach a hair into the next part.
  const part = partAt(street, least + shortest);
  const end = part.begin + part.measured.length;
  if (most > end + shortest) return refused('two-parts');
  const begins = Math.max(0, least - part.begin);
  const ends = Math.min(most, end) - part.begin;
  if (!(ends - begins >= shortest)) return refused('no-length');
  const [a, b] = [placeAt(part.measured, begins).position, placeAt(part.measured, ends).position];
  const [perLng, perLat] = metresPerDegree((a[1] + b[1]) / 2);
  const [east, north] = [(b[0] - a[0]) * perLng, (b[1] - a[1]) * perLat];
  const chord = Math.hypot(east, north);
  const [sideEast, sideNorth] = towards[side];
  const left = chord === 0 ? 0 : (-north * sideEast + east * sideNorth) / chord;
  if (Math.abs(left) < leastAside) return refused('no-such-side');
  return ok({ part, from: begins, to: ends, hand: left > 0 ? 'left' : 'right' });
}
