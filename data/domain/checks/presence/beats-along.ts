import { bboxOf } from '#domain/geometry/bbox.ts';
import type { Street } from '#domain/streets/assemble.ts';
import { metresPerDegree, placeAt } from '#domain/streets/chainage.ts';
import type { CourseLine } from '#domain/streets/course/course.ts';
import { roadOf } from '#domain/streets/sections-of.ts';
import { textOf } from '../about-feature.ts';
import type { CheckCity, CheckFeature } from '../check.ts';
import { fulfils } from '../params.ts';
import { dayStretches, joined, type Stretch } from './hours.ts';
import type { BeatHours } from './kind.ts';
import { runsBy } from './runs-by.ts';

/** A stretch of a street with the same hours wanted and the same beats on it. */
export interface CleanedStretch {
  readonly line: CourseLine;
  /** Metres along the line. */
  readonly from: number;
  readonly to: number;
  readonly row: BeatHours;
  /** By id. */
  readonly beats: readonly CheckFeature[];
  /** Minutes of the day in which somebody cleans. */
  readonly covered: readonly Stretch[];
  /** The first of the roads that it is drawn as. */
  readonly road: CheckFeature;
}

/** So far apart, in metres, a street is asked who cleans it; where the answer changes, it is looked for to a centimetre. */
const step = 10;
const exact = 0.01;

/**
 * A street in stretches by who cleans it and when. Two carriageways count once. Roads that no row of hours fits are left out.
 * @param near metres between a beat and the middle of the road
 */
export function cleanedStretches(
  city: CheckCity,
  street: Street,
  hours: readonly BeatHours[],
  near: number,
): CleanedStretch[] {
  return city.streets.course(street.name, 'one')!.lines.flatMap((line) => {
    const stretches: CleanedStretch[] = [];
    for (const { section, from, to } of line.sections) {
      const road = city.features('roads').get(roadOf(section));
      const row = road === undefined ? undefined : hours.find(({ where }) => fulfils(road.properties, where));
      if (road === undefined || row === undefined || to <= from) continue;
      for (const piece of alongSection(city, street, line, from, to, near)) {
        const last = stretches.at(-1);
        const goesOn =
          last !== undefined && Math.abs(last.to - piece.from) < exact && last.row === row && sameBeats(last, piece);
        if (goesOn) stretches[stretches.length - 1] = { ...last, to: piece.to };
        else stretches.push({ line, ...piece, row, covered: coveredBy(piece.beats), road });
      }
    }
    return joinedByHours(stretches);
  });
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly beats: readonly CheckFeature[];
}

function alongSection(
  city: CheckCity,
  street: Street,
  { measured }: CourseLine,
  from: number,
  to: number,
  near: number,
): Piece[] {
  const middle = placeAt(measured, (from + to) / 2).position;
  const places = [from, ...measured.at.filter((at) => at > from && at < to), to].map(
    (at) => placeAt(measured, at).position,
  );
  const candidates = city
    .near('cleaning-beats', widened(bboxOf({ type: 'LineString', coordinates: places }), near, middle[1]))
    .filter((beat) => isManned(beat) && mayBeOf(city, street, beat));
  const beatsAt = (at: number): readonly CheckFeature[] => {
    const { position } = placeAt(measured, at);
    return candidates.filter(({ geometry }) => runsBy(geometry, position, near));
  };
  const count = Math.max(1, Math.ceil((to - from) / step));
  const stations = Array.from({ length: count }, (_, i) => from + ((i + 0.5) * (to - from)) / count);
  const pieces: Piece[] = [];
  let begin = from;
  let beats = beatsAt(stations[0]!);
  for (let i = 1; i < count; i++) {
    const next = beatsAt(stations[i]!);
    if (isSame(beats, next)) continue;
    const border = borderBetween(stations[i - 1]!, stations[i]!, (at) => isSame(beatsAt(at), beats));
    pieces.push({ from: begin, to: border, beats });
    [begin, beats] = [border, next];
  }
  return [...pieces, { from: begin, to, beats }];
}

/** Where along a line an answer changes, to a centimetre. */
function borderBetween(from: number, to: number, isStill: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (high - low > exact) {
    const middle = (low + high) / 2;
    if (isStill(middle)) low = middle;
    else high = middle;
  }
  return high;
}

function isManned({ properties }: CheckFeature): boolean {
  return properties['workers'] !== 0 || properties['machine'] === true;
}

/** A beat says whose street it is of; a name that no street has says nothing. */
function mayBeOf(city: CheckCity, street: Street, { properties }: CheckFeature): boolean {
  const road = textOf(properties['road']);
  const named = road === undefined ? undefined : city.streets.named(road);
  return named === undefined || named.name === street.name;
}

function coveredBy(beats: readonly CheckFeature[]): Stretch[] {
  return joined(
    beats.flatMap(({ properties }) => {
      const [startsAt, endsAt] = [textOf(properties['startsAt']), textOf(properties['endsAt'])];
      return startsAt === undefined || endsAt === undefined ? [] : dayStretches(startsAt, endsAt);
    }),
  );
}

/** Stretches side by side that are cleaned at the same hours, by whomever, are one. */
function joinedByHours(stretches: readonly CleanedStretch[]): CleanedStretch[] {
  const result: CleanedStretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    if (
      last !== undefined &&
      Math.abs(last.to - stretch.from) < exact &&
      last.row === stretch.row &&
      (last.beats.length === 0) === (stretch.beats.length === 0) &&
      last.covered.join() === stretch.covered.join()
    ) {
      const beats = [...last.beats, ...stretch.beats.filter((beat) => !last.beats.includes(beat))];
      result[result.length - 1] = { ...last, to: stretch.to, beats };
    } else result.push(stretch);
  }
  return result;
}

const isSame = (a: readonly CheckFeature[], b: readonly CheckFeature[]): boolean =>
  a.length === b.length && a.every((beat, i) => beat === b[i]);
const sameBeats = (a: Piece, b: Piece): boolean => isSame(a.beats, b.beats);

/** A box with so many metres of room around it. */
export function widened(
  [west, south, east, north]: readonly [number, number, number, number],
  metres: number,
  lat: number,
): [number, number, number, number] {
  const [perLng, perLat] = metresPerDegree(lat);
  return [west - metres / perLng, south - metres / perLat, east + metres / perLng, north + metres / perLat];
}
