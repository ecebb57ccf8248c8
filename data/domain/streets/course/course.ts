import { distance } from '#domain/geometry/measure.ts';
import type { Crossing, PlacedSection, RoadSection, Street, StreetPart } from '../assemble.ts';
import { eachOnce } from '../assembly/crossings.ts';
import { measureLine, placeAt, projectOn, type MeasuredLine } from '../chainage.ts';
import { joinLines } from './join-lines.ts';
import { runsBeside, type Run } from './runs-beside.ts';

/**
 * How a street runs as people count it: each metre of it once. Of two carriageways drawn apart, or a main road and the
 * side road 辅路 beside it, one is counted; the other runs beside it and is a way to the same street.
 */
export interface StreetCourse {
  readonly street: Street;
  /** The longest first. */
  readonly lines: readonly CourseLine[];
  /** Metres, all lines together. */
  readonly length: number;
  /** What runs beside the lines and is not counted. */
  readonly beside: readonly MeasuredLine[];
  /** The sections of that, by where the lines run beside them. */
  readonly sectionsBeside: readonly SectionBeside[];
}

/** A section that is not counted, and what of a line runs beside it. */
export interface SectionBeside {
  readonly section: RoadSection;
  /** Number of the line. */
  readonly line: number;
  /** Metres from the line's start. */
  readonly from: number;
  readonly to: number;
}

/** A stretch of a street without a break, counted once. Places on it are metres from its start. */
export interface CourseLine {
  readonly measured: MeasuredLine;
  /** The end is the start again. */
  readonly closed: boolean;
  /** By place; a junction between two may belong to none. */
  readonly sections: readonly PlacedSection[];
  /** By place. */
  readonly crossings: readonly Crossing[];
}

/** Two crossings with one street nearer to each other than this, metres, are one: its carriageways are drawn apart. */
const oneCrossing = 60;

/**
 * The course of a street.
 * @param carriageways 'one': what runs beside is not counted; 'each': every line that is drawn counts
 */
export function courseOf(street: Street, carriageways: 'one' | 'each' = 'one'): StreetCourse {
  const isApart = carriageways === 'one' && street.parts.some(({ sections }) => sections.some(runsOneWay));
  const runs = isApart ? runsBeside(street) : street.parts.map(wholeRun);
  const counted = runs.filter(({ isBeside }) => !isBeside).map(lineOf);
  const lines = joinLines(counted)
    .map(withOneOfEach)
    .sort((a, b) => b.measured.length - a.measured.length);
  const beside = runs.filter(({ isBeside }) => isBeside).map(lineOf);
  return {
    street,
    lines,
    length: lines.reduce((sum, { measured }) => sum + measured.length, 0),
    beside: beside.map(({ measured }) => measured),
    sectionsBeside: beside.flatMap(({ measured, sections }) =>
      sections.flatMap((placed) => opposite(placed, measured, lines)),
    ),
  };
}

/** What of the lines runs beside a section: between the places nearest to its ends, on the line nearest to its middle. */
function opposite(
  { section, from, to }: PlacedSection,
  measured: MeasuredLine,
  lines: readonly CourseLine[],
): SectionBeside[] {
  const placeOn = (line: CourseLine, at: number) => projectOn(line.measured, placeAt(measured, at).position);
  const gaps = lines.map((line) => Math.abs(placeOn(line, (from + to) / 2).left));
  const line = gaps.indexOf(Math.min(...gaps));
  const course = lines[line];
  if (course === undefined) return [];
  const [start, middle, end] = [from, (from + to) / 2, to].map((at) => placeOn(course, at).chainage) as [
    number,
    number,
    number,
  ];
  const [low, high] = [Math.min(start, end), Math.max(start, end)];
  const goesOverStart = course.closed && (middle < low || middle > high);
  return goesOverStart
    ? [
        { section, line, from: 0, to: low },
        { section, line, from: high, to: course.measured.length },
      ]
    : [{ section, line, from: low, to: high }];
}

const runsOneWay = ({ section }: { readonly section: RoadSection }): boolean => section.oneway === true;

const wholeRun = (part: StreetPart): Run => ({ part, from: 0, to: part.measured.length, isBeside: false });

function lineOf({ part, from, to }: Run): CourseLine {
  const measured = cut(part.measured, from, to);
  const moved = (at: number): number => Math.min(measured.length, Math.max(0, at - part.begin - from));
  return {
    measured,
    closed: isClosed(measured),
    sections: part.sections
      .filter((placed) => placed.to - part.begin > from && placed.from - part.begin < to)
      .map((placed) => ({ ...placed, from: moved(placed.from), to: moved(placed.to) })),
    crossings: part.crossings
      .filter(({ at }) => at - part.begin >= from - 0.5 && at - part.begin <= to + 0.5)
      .map(({ name, at, until }) => ({ name, at: moved(at), ...(until !== undefined && { until: moved(until) }) })),
  };
}

function isClosed({ line }: MeasuredLine): boolean {
  return line.length > 3 && distance(line[0]!, line.at(-1)!) < 0.5;
}

function withOneOfEach(line: CourseLine): CourseLine {
  return { ...line, crossings: eachOnce(line.crossings, oneCrossing) };
}

/** A stretch of a measured line, as a line of its own. */
function cut(whole: MeasuredLine, from: number, to: number): MeasuredLine {
  if (from <= 0 && to >= whole.length) return whole;
  const within = whole.line.filter((_, i) => whole.at[i]! > from + 0.01 && whole.at[i]! < to - 0.01);
  return measureLine([placeAt(whole, from).position, ...within, placeAt(whole, to).position]);
}
