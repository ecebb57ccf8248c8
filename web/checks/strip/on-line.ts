import type { LineString, Point } from 'geojson';
import { metres } from '#domain/brand.ts';
import type { Interval } from '#domain/checks/spacing/stretch.ts';
import type { StripLine } from '#domain/checks/spacing/strip.ts';
import { placeAt, type MeasuredLine } from '#domain/streets/chainage.ts';
import { handOf } from '#domain/streets/compass.ts';
import { placeInWords } from '#domain/streets/place-in-words.ts';
import { withinLine } from './plan.ts';

/** How far beside the middle of the street something is drawn, metres: as far as the remedies of findings are. */
const sideways = 8;

/** A place of a line as people say it: from the nearer crossing, never a bare chainage. */
export function wordsOn(street: string, line: StripLine, at: number): string {
  const place = withinLine(line, at);
  const before = line.crossings.filter((crossing) => crossing.at <= place).at(-1);
  const after = line.crossings.find((crossing) => crossing.at > place);
  const begin = before?.at ?? 0;
  return placeInWords({
    road: street,
    from: before?.name,
    to: after?.name,
    chainage: place - begin,
    length: (after?.at ?? line.length) - begin,
    bearing: placeAt(measuredOf(line), place).bearing,
    ...(line.side !== undefined && { side: line.side }),
  });
}

/** Where a place of a line is on the ground: on its side, or on the right where both count together. */
export function pointOn(line: StripLine, at: number): Point {
  const measured = measuredOf(line);
  const place = withinLine(line, at);
  const { bearing } = placeAt(measured, place);
  const left = line.side !== undefined && handOf(bearing, line.side) === 'left' ? sideways : -sideways;
  return { type: 'Point', coordinates: placeAt(measured, place, left).position };
}

/** A stretch of a line on the ground. On a loop it may go on over the start. */
export function stretchOn(line: StripLine, { from, to }: Interval): LineString {
  const pieces =
    line.closed && to > line.length
      ? [
          [from, line.length],
          [0, to - line.length],
        ]
      : [[from, to]];
  return { type: 'LineString', coordinates: pieces.flatMap(([a, b]) => pieceOf(line, a!, b!)) };
}

function pieceOf(line: StripLine, from: number, to: number): [number, number][] {
  const measured = measuredOf(line);
  const inner = line.line
    .filter((_, i) => line.at[i]! > from && line.at[i]! < to)
    .map(([lng, lat]) => [lng!, lat!] as [number, number]);
  return [placeAt(measured, from).position, ...inner, placeAt(measured, to).position];
}

function measuredOf({ line, at, length }: StripLine): MeasuredLine {
  return { line, at, length: metres(length) };
}
