import type { RoadSection } from '#domain/streets/assemble.ts';
import type { CourseLine } from '#domain/streets/course/course.ts';
import { roadOf } from '#domain/streets/sections-of.ts';
import type { CheckCity } from '../check.ts';
import { fulfils } from '../params.ts';
import type { Ground } from './ground.ts';
import type { SpacingParams } from './kind.ts';
import type { Stretch } from './stretch.ts';

/** A stretch of a course line that a rule concerns, with one limit. Its places count from its own start. */
export interface RuledStretch extends Stretch {
  readonly street: string;
  /** Number of the course line in the ground. */
  readonly line: number;
  /** Metres from the start of the course line; on a loop `to` may lie beyond its length: it goes on over the start. */
  readonly from: number;
  readonly to: number;
  /** Metres between neighbours at most. */
  readonly limit: number;
}

/** Shorter than this, metres, a stretch is no stretch but a remainder of the drawing. */
const least = 1;

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly limit: number | undefined;
}

/** Sections of two carriageways that end at one crossing do so within so many metres of each other. */
const sameEnd = 30;

/** A section that is not concerned itself, by what of it runs beside one that is: the other carriageway, a side road. */
function piecesBeside(besides: readonly Piece[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const one of besides) {
    const begin = one.from - at < sameEnd ? at : one.from;
    const end = to - one.to < sameEnd ? to : one.to;
    // What only touches it runs beside the next one.
    if (Math.min(one.to, to) - Math.max(one.from, at) < Math.min(sameEnd, (to - from) / 2) || end <= begin) continue;
    if (begin > at) pieces.push({ from: at, to: begin, limit: undefined });
    pieces.push({ from: begin, to: end, limit: one.limit });
    at = end;
  }
  return at < to || pieces.length === 0 ? [...pieces, { from: at, to, limit: undefined }] : pieces;
}

/** The stretches of a street that a rule concerns, on whichever carriageway it says so: sections that follow each other with the same limit are one. */
export function stretchesOf(street: string, ground: Ground, city: CheckCity, params: SpacingParams): RuledStretch[] {
  const roads = city.features('roads');
  const limitOf = (section: RoadSection): number | undefined => {
    const road = roads.get(roadOf(section));
    if (road === undefined || !fulfils(road.properties, params.roads)) return undefined;
    return params.limits?.find(({ where }) => fulfils(road.properties, where))?.metres ?? params.metres;
  };
  return (ground.linesOf(street) ?? []).flatMap((line) => {
    const { course, beside } = ground.lines[line]!;
    const besides = beside
      .map(({ section, from, to }) => ({ from, to, limit: limitOf(section) }))
      .filter(({ limit }) => limit !== undefined)
      .sort((a, b) => a.from - b.from);
    const pieces = course.sections.flatMap(({ section, from, to }) => {
      const limit = limitOf(section);
      return limit === undefined ? piecesBeside(besides, from, to) : [{ from, to, limit }];
    });
    const runs: { from: number; to: number; limit: number }[] = [];
    let isBroken = true;
    for (const { from, to, limit } of pieces) {
      const last = runs.at(-1);
      if (limit === undefined) isBroken = true;
      else if (last !== undefined && !isBroken && last.limit === limit) last.to = to;
      else {
        runs.push({ from, to, limit });
        isBroken = false;
      }
    }
    const whole = course.measured.length;
    const [first, last] = [runs[0], runs.at(-1)!];
    // Where the drawing of a loop begins is no end of what goes on over it.
    if (course.closed && !isBroken && runs.length > 1 && first!.from < least && first!.limit === last.limit) {
      last.to = whole + first!.to;
      runs.shift();
    }
    return runs
      .filter(({ from, to }) => to - from >= least)
      .map((run) => ({
        ...run,
        street,
        line,
        length: run.to - run.from,
        closed: course.closed && runs.length === 1 && run.to - run.from >= whole - least,
      }));
  });
}

/** Where a place of the course line lies on a stretch, metres from the start of that; undefined where it does not. */
export function placeOn(
  { from, to }: RuledStretch,
  { measured }: Pick<CourseLine, 'measured'>,
  at: number,
): number | undefined {
  if (at >= from && at <= to) return at - from;
  const { length } = measured;
  return to > length && at + length >= from && at + length <= to ? at + length - from : undefined;
}
