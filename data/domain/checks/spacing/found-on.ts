import type { Geometry } from 'geojson';
import type { Found, Remedy, RemedyPlace, Severity } from '#domain/finding.ts';
import { sideOf } from '#domain/streets/compass.ts';
import { measureLine, placeAt, type MeasuredLine } from '#domain/streets/chainage.ts';
import { sides, type Side } from '#domain/streets/side.ts';
import type { CheckCity } from '../check.ts';
import { fewestAdditions } from './additions.ts';
import { forbiddenOn } from './forbidden.ts';
import { blocksOf, gapsOf, sumBlocks, sumGaps } from './gaps.ts';
import { endsInWords, type Ground } from './ground.ts';
import type { SpacingParams } from './kind.ts';
import { tolerance, type Additions, type Interval } from './stretch.ts';
import type { RuledStretch } from './stretches.ts';

/** Both sides, or one of them: to the left (1) or right (-1) of the way the street runs. */
export type Hand = -1 | 0 | 1;

/** What a rule says of one stretch, or one side of it. */
export interface StretchResult {
  readonly stretch: RuledStretch;
  readonly hand: Hand;
  readonly found: readonly Found[];
  /** Metres that comply by either reading. */
  readonly byGap: number;
  readonly byBlock: number;
  /** The longest gap, metres. */
  readonly longest: number;
  /** The fewest additions by the rule's reading. */
  readonly additions: number;
}

/** So far from the middle of the street a finding of one side is drawn, and a place on a side proposed, metres. */
const beside = 8;

/** What findings of a street hang on; where each side counts apart, of a side by the compass. */
export function ownerOf(street: string, side: Side | undefined): string {
  return side === undefined ? `street ${street}` : `street ${street} ${side}`;
}

/** The side of a stretch by the compass, half way along it. */
export function sideOfHand(
  { measured }: { readonly measured: MeasuredLine },
  at: number,
  hand: Hand,
): Side | undefined {
  return hand === 0 ? undefined : sideOf(placeAt(measured, at).bearing, hand === 1 ? 'left' : 'right');
}

/** What stands on a stretch, metres from its start. */
export interface Standing {
  /** Places of what counts, in order. */
  readonly places: ArrayLike<number>;
  /** What does not count for its state: put right, it would. */
  others(): readonly { readonly name: string; readonly at: number }[];
}

/** Holds what stands along a stretch against the rule. */
export function foundOn(
  stretch: RuledStretch,
  hand: Hand,
  { places, others }: Standing,
  ground: Ground,
  city: CheckCity,
  params: SpacingParams,
): StretchResult {
  const byGap = sumGaps(stretch, places, stretch.limit);
  const byBlock = sumBlocks(stretch, places, stretch.limit);
  const failing = params.reading === 'gap' ? byGap.failing : byBlock.failing;
  const standing = failing.length === 0 ? [] : Array.from(places);
  const needed: Additions =
    failing.length === 0
      ? { places: [], failing: [] }
      : fewestAdditions(stretch, standing, stretch.limit, params.reading, forbiddenOn(stretch, ground, city, params));
  const found = failing.map((part): Found => {
    const isBare = places.length === 0 && params.reading === 'gap';
    return describe(part, isBare ? 'bare' : params.reading, within(needed, part, stretch));
  });
  return {
    stretch,
    hand,
    found,
    byGap: byGap.compliant,
    byBlock: byBlock.compliant,
    longest: byGap.longest,
    additions: needed.places.length,
  };

  function describe(part: Interval, reason: string, own: Additions): Found {
    const { course } = ground.lines[stretch.line]!;
    const { measured } = course;
    const [from, to] = [stretch.from + part.from, stretch.from + part.to];
    const side = sideOfHand(course, ((from + to) / 2) % measured.length, hand);
    const length = part.to - part.from;
    const name = `${stretch.street}，${endsInWords(course, from, Math.min(to, measured.length))}`;
    return {
      owner: ownerOf(stretch.street, side),
      subjects: [{ name: stretch.street }, { name: side === undefined ? name : `${name}，${sides[side].zh}` }],
      geometry: geometryOf(measured, from, to, hand),
      place: side === undefined ? name : `${name}，${sides[side].zh}`,
      severity: severityOf(length / stretch.limit, reason),
      reason,
      measured: Math.round(length * 10) / 10,
      limit: stretch.limit,
      measure: 'm',
      remedy: remedyOf(own, measured),
      details: {
        things: params.things.collection,
        street: stretch.street,
        ...(params.zh !== undefined && { zh: params.zh, en: params.en ?? params.zh }),
        ...(side && { side }),
        ...restorable(part),
      },
    };
  }

  /** What stands in a part without counting, where the part would comply if it did: to repair is less than to add. */
  function restorable(part: Interval): { readonly restore?: readonly string[] } {
    const inPart = others().filter(({ at }) => at >= part.from && at <= part.to);
    if (inPart.length === 0) return {};
    const together = [...standing, ...inPart.map(({ at }) => at)].sort((a, b) => a - b);
    const parts =
      params.reading === 'gap' ? gapsOf(stretch, together, stretch.limit) : blocksOf(stretch, together, stretch.limit);
    const isMended = parts.every(({ from, to, complies }) => complies || to <= part.from + 1 || from >= part.to - 1);
    return isMended ? { restore: inPart.map(({ name }) => name) } : {};
  }

  function remedyOf(own: Additions, measured: MeasuredLine): Remedy {
    if (own.places.length === 0) return { do: 'impossible', why: 'forbidden' };
    const short = own.failing.reduce((sum, { from, to }) => sum + to - from, 0);
    const placed = own.places.map((at) => proposedAt(measured, stretch.from + at, hand, city));
    return { do: 'add', places: placed, proven: true, ...(short > 0 && { short: Math.round(short) }) };
  }
}

/** A proposed place: at the side it is for; where both count together, on the right. */
export function proposedAt(measured: MeasuredLine, at: number, hand: Hand, city: CheckCity): RemedyPlace {
  const { position } = placeAt(measured, at % measured.length, hand === 1 ? beside : -beside);
  return { lon: position[0], lat: position[1], words: city.streets.wordsAt(position) };
}

/** What of the additions lies in one part of the stretch. */
function within({ places, failing }: Additions, { from, to }: Interval, { length }: RuledStretch): Additions {
  const lies = (at: number): boolean => at >= from - tolerance && at <= to + tolerance;
  return {
    places: places.filter((at) => lies(at) || lies(at + length)),
    failing: failing.filter((one) => one.to > from + tolerance && one.from < to - tolerance),
  };
}

function severityOf(ratio: number, reason: string): Severity {
  if (reason === 'bare' || ratio >= 2) return 'high';
  return reason === 'block' || ratio >= 1.2 ? 'middle' : 'low';
}

/** The part of the line, moved to its side where it is of one. On a loop it may go on over the start. */
function geometryOf(measured: MeasuredLine, from: number, to: number, hand: Hand): Geometry {
  const { length } = measured;
  const pieces = to <= length ? [[from, to] as const] : [[from, length] as const, [0, to - length] as const];
  const lines = pieces.map(([start, end]) => pieceOf(measured, start, end, hand * beside));
  return lines.length === 1
    ? { type: 'LineString', coordinates: lines[0]! }
    : { type: 'MultiLineString', coordinates: lines };
}

function pieceOf(measured: MeasuredLine, from: number, to: number, left: number): [number, number][] {
  const at = [from, ...measured.at.filter((one) => one > from + 0.1 && one < to - 0.1), to];
  return at.map((one) => placeAt(measured, one, left).position);
}

/** A line as a strip of its own, from one place to another. */
export function lineBetween(measured: MeasuredLine, from: number, to: number): MeasuredLine {
  return measureLine(pieceOf(measured, from, to, 0));
}
