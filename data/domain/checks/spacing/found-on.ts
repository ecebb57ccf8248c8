import type { Geometry } from 'geojson';
import type { Found, Remedy, Severity } from '#domain/finding.ts';
import { sideOf } from '#domain/streets/compass.ts';
import { measureLine, placeAt, type MeasuredLine } from '#domain/streets/chainage.ts';
import { sides, type Side } from '#domain/streets/side.ts';
import type { CheckCity } from '../check.ts';
import { fewestAdditions } from './additions.ts';
import { beside, type Hand } from './beside.ts';
import { forbiddenFor, keptFreeOn } from './forbidden.ts';
import { sumBlocks, sumGaps } from './gaps.ts';
import { endsInWords, type Ground } from './ground.ts';
import type { SpacingParams } from './kind.ts';
import { proposedAt } from './proposed-at.ts';
import { fewestRepairs } from './repairs.ts';
import { tolerance, type Additions, type Interval } from './stretch.ts';
import type { RuledStretch } from './stretches.ts';

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
  const free = failing.length === 0 ? noneKeptFree : keptFreeOn(stretch, ground, city, params);
  const needed: Additions =
    failing.length === 0
      ? { places: [], failing: [] }
      : fewestAdditions(stretch, standing, stretch.limit, params.reading, forbiddenFor(free, hand));
  const placed = divided(needed.places, failing, stretch);
  const found = failing.map((part, i): Found => {
    const isBare = places.length === 0 && params.reading === 'gap';
    const fails = needed.failing.filter((one) => one.to > part.from + tolerance && one.from < part.to - tolerance);
    return describe(part, isBare ? 'bare' : params.reading, { places: placed[i]!, failing: fails });
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
    const turn = stretch.from + part.from >= measured.length ? measured.length : 0;
    const [from, to] = [stretch.from + part.from - turn, stretch.from + part.to - turn];
    const side = sideOfHand(course, ((from + to) / 2) % measured.length, hand);
    const length = part.to - part.from;
    const name = `${stretch.street}，${endsInWords(course, from, to)}`;
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
      remedy: remedyOf(own),
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
    const repaired = fewestRepairs(part, stretch, standing, others(), params.reading);
    return repaired.length === 0 ? {} : { restore: repaired.map(({ name }) => name) };
  }

  function remedyOf(own: Additions): Remedy {
    if (own.places.length === 0) return { do: 'impossible', why: 'forbidden' };
    const short = own.failing.reduce((sum, { from, to }) => sum + to - from, 0);
    const proposed = own.places.map((at) => proposedAt(stretch, at, hand, free, ground, city, params));
    return { do: 'add', places: proposed, proven: true, ...(short > 0 && { short: Math.round(short) }) };
  }
}

const noneKeptFree = { middle: [], left: [], right: [] };

/** The additions of each part that fails. One at the bound of two parts is for that which has none yet. */
function divided(places: readonly number[], parts: readonly Interval[], { length, closed }: RuledStretch): number[][] {
  const own = parts.map((): number[] => []);
  for (const at of places) {
    const holds = ({ from, to }: Interval): boolean =>
      [at, ...(closed ? [at + length] : [])].some((one) => one >= from - tolerance && one <= to + tolerance);
    const holding = parts.flatMap((part, i) => (holds(part) ? [i] : []));
    const taken = holding.find((i) => own[i]!.length === 0) ?? holding[0];
    if (taken !== undefined) own[taken]!.push(at);
  }
  return own;
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

/** A line as a strip of its own, from one place to another. On a loop it may go on over the start. */
export function lineBetween(measured: MeasuredLine, from: number, to: number): MeasuredLine {
  const { length } = measured;
  if (to <= length) return measureLine(pieceOf(measured, from, to, 0));
  return measureLine([...pieceOf(measured, from, length, 0), ...pieceOf(measured, 0, to - length, 0).slice(1)]);
}
