import { distance } from '#domain/geometry/measure.ts';
import { bearingTo, turnBetween } from '../bearing.ts';
import { measureLine, placeAt } from '../chainage.ts';
import type { CourseLine } from './course.ts';

/** A street goes on over a junction or roundabout that has no name of its own, metres from end to end. */
const overJunction = 80;
/** So far the way on may turn from the way come, degrees. */
const mostTurn = 50;

interface End {
  readonly line: CourseLine;
  readonly atStart: boolean;
}

/**
 * Joins lines of one street end to end, where between them lies no more than a junction: the nearest ends first, and only
 * where the street runs on rather than turns. What lies between belongs to no section.
 */
export function joinLines(lines: readonly CourseLine[]): CourseLine[] {
  const open = [...lines];
  for (;;) {
    const best = nearestEnds(open);
    if (best === undefined) return open;
    const [a, b] = best;
    // The first keeps its way and its place: it is the longer one, and the outcome depends on the order of the lines alone.
    const joined = a.atStart
      ? append(b.atStart ? reversed(b.line) : b.line, a.line)
      : append(a.line, b.atStart ? b.line : reversed(b.line));
    open.splice(open.indexOf(a.line), 1, joined);
    open.splice(open.indexOf(b.line), 1);
  }
}

function nearestEnds(lines: readonly CourseLine[]): readonly [End, End] | undefined {
  let best: { readonly ends: readonly [End, End]; readonly gap: number } | undefined;
  for (const [i, a] of lines.entries()) {
    for (const b of lines.slice(i + 1)) {
      if (a.closed || b.closed) continue;
      for (const ends of pairs(a, b)) {
        const gap = gapBetween(ends[0], ends[1]);
        if (gap !== undefined && (best === undefined || gap < best.gap)) best = { ends, gap };
      }
    }
  }
  return best?.ends;
}

function pairs(a: CourseLine, b: CourseLine): (readonly [End, End])[] {
  return [true, false].flatMap((startOfA) =>
    [true, false].map(
      (startOfB) =>
        [
          { line: a, atStart: startOfA },
          { line: b, atStart: startOfB },
        ] as const,
    ),
  );
}

/** Metres between two ends; undefined where the street does not run on from one into the other. */
function gapBetween(a: End, b: End): number | undefined {
  const [from, to] = [placeOf(a), placeOf(b)];
  // A degree of latitude is over 110 km: far ends need no exact measure.
  if (Math.abs(from[1]! - to[1]!) > 0.001 || Math.abs(from[0]! - to[0]!) > 0.002) return undefined;
  const gap = distance(from, to);
  if (gap > overJunction) return undefined;
  const out = outwards(a);
  const onwards = outwards(b) + 180;
  if (turnBetween(out, onwards) > mostTurn) return undefined;
  if (gap > 5 && turnBetween(out, bearingTo(from, to)) > mostTurn) return undefined;
  return gap;
}

const placeOf = ({ line, atStart }: End): readonly number[] => line.measured.line.at(atStart ? 0 : -1)!;

/** The bearing in which a line leaves its end. */
function outwards({ line: { measured }, atStart }: End): number {
  const { bearing } = placeAt(
    measured,
    atStart ? Math.min(15, measured.length / 2) : measured.length - Math.min(15, measured.length / 2),
  );
  return atStart ? bearing + 180 : bearing;
}

function reversed({ measured, closed, sections, crossings }: CourseLine): CourseLine {
  const { length } = measured;
  return {
    measured: measureLine([...measured.line].reverse()),
    closed,
    sections: sections
      .map((placed) => ({ ...placed, from: length - placed.to, to: length - placed.from, reversed: !placed.reversed }))
      .reverse(),
    crossings: crossings
      .map(({ name, at, until }) => ({
        name,
        at: length - (until ?? at),
        ...(until !== undefined && { until: length - at }),
      }))
      .reverse(),
  };
}

function append(a: CourseLine, b: CourseLine): CourseLine {
  const [last, first] = [a.measured.line.at(-1)!, b.measured.line[0]!];
  const gap = distance(last, first);
  const measured = measureLine([...a.measured.line, ...(gap < 0.01 ? b.measured.line.slice(1) : b.measured.line)]);
  const begin = measured.length - b.measured.length;
  return {
    measured,
    closed: false,
    sections: [
      ...a.sections,
      ...b.sections.map((placed) => ({ ...placed, from: placed.from + begin, to: placed.to + begin })),
    ],
    crossings: [
      ...a.crossings,
      ...b.crossings.map(({ name, at, until }) => ({
        name,
        at: at + begin,
        ...(until !== undefined && { until: until + begin }),
      })),
    ],
  };
}
