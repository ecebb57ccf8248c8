import type { Position } from 'geojson';
import { bboxOf, type Bbox } from '#domain/geometry/bbox.ts';
import type { CourseLine, SectionBeside } from '#domain/streets/course/course.ts';
import { projectOn } from '#domain/streets/chainage.ts';
import type { CityStreets } from '#domain/streets/city-streets.ts';
import { streetGrid, type Along, type StreetGrid } from '#domain/streets/street-grid.ts';

/** A course line of a street among all of the city's. */
export interface GroundLine {
  readonly street: string;
  readonly course: CourseLine;
  /** The sections that run beside it and are not counted. */
  readonly beside: readonly SectionBeside[];
}

/** The streets of the city as lines that things are held against, and the cells they lie in. */
export interface Ground {
  /** Courses of all streets, one after the other. */
  readonly lines: readonly GroundLine[];
  /** Numbers of a street's lines; undefined where there is no street of exactly that name. */
  linesOf(street: string): readonly number[] | undefined;
  /**
   * Where a position lies along a course line.
   * @param within metres from the line, or from what runs beside it
   * @param street number of the street it must be; -1: the nearest of any
   * @returns `along` with the number of the course line, -1 where none is within
   */
  place(lon: number, lat: number, within: number, street: number, along: Along): Along;
  /** The number of the street of exactly that name; -1 where there is none. */
  numberOf(street: string): number;
  /** The boxes of a street's parts, degrees; none where there is no street of exactly that name. */
  boxesOf(street: string): readonly Bbox[];
  /** Which state of the streets it was made of. */
  readonly revision: number;
}

const known = new WeakMap<CityStreets, Map<string, Ground>>();

/** The ground of a city, made once for each state of its streets: rules with the same reach share it. */
export function groundOf(streets: CityStreets, carriageways: 'one' | 'each', reach: number): Ground {
  const kept = known.get(streets) ?? new Map<string, Ground>();
  known.set(streets, kept);
  const key = `${carriageways} ${reach}`;
  const held = kept.get(key);
  if (held !== undefined && held.revision === streets.revision) return held;
  const made = layOut(streets, carriageways, reach);
  kept.set(key, made);
  return made;
}

function layOut(streets: CityStreets, carriageways: 'one' | 'each', reach: number): Ground {
  const { revision } = streets;
  const courses = streets.all.map(({ name }) => streets.course(name, carriageways)!);
  const numbers = new Map(courses.map(({ street }, i) => [street.name, i]));
  const lines: GroundLine[] = [];
  const ofStreet = courses.map(({ street, lines: own, sectionsBeside }) =>
    own.map((course, i) => {
      const beside = sectionsBeside.filter(({ line }) => line === i);
      return lines.push({ street: street.name, course, beside }) - 1;
    }),
  );
  const counted = lines.map(({ street, course }) => ({ street: numbers.get(street)!, measured: course.measured }));
  const beside = courses.flatMap((course, street) => course.beside.map((measured) => ({ street, measured })));
  const boxes: (readonly Bbox[] | undefined)[] = [];
  const grid: StreetGrid = streetGrid([...counted, ...beside], reach);

  /** The place on a counted line of a street nearest to a position. */
  function across(lon: number, lat: number, street: number, along: Along): Along {
    along.line = -1;
    for (const line of ofStreet[street]!) {
      const { chainage, left } = projectOn(lines[line]!.course.measured, [lon, lat]);
      if (along.line >= 0 && Math.abs(left) >= Math.abs(along.left)) continue;
      along.line = line;
      along.at = chainage;
      along.left = left;
    }
    return along;
  }

  /** Where the street itself runs beside each vertex of what is not counted. */
  const opposite = beside.map(({ street, measured }) =>
    measured.line.map(([lon, lat]) => ({ ...across(lon!, lat!, street, { line: -1, at: 0, left: 0 }) })),
  );

  /**
   * What stands along a carriageway that is not counted lies where the street runs beside it: between the places opposite
   * to the vertices around it, where these lie on one line.
   */
  function opposed(lon: number, lat: number, number: number, along: Along): Along {
    const { street, measured } = beside[number]!;
    let i = 1;
    while (i < measured.at.length - 1 && measured.at[i]! < along.at) i++;
    const [a, b] = [opposite[number]![i - 1]!, opposite[number]![i]!];
    const size = measured.at[i]! - measured.at[i - 1]!;
    if (a.line !== b.line || Math.abs(b.at - a.at) > 2 * size) return across(lon, lat, street, along);
    const t = size === 0 ? 0 : (along.at - measured.at[i - 1]!) / size;
    along.line = a.line;
    along.at = a.at + t * (b.at - a.at);
    along.left = a.left + t * (b.left - a.left) + (b.at >= a.at ? along.left : -along.left);
    return along;
  }

  return {
    lines,
    revision,
    linesOf(street) {
      const number = numbers.get(street);
      return number === undefined ? undefined : ofStreet[number];
    },
    place(lon, lat, within, street, along) {
      grid.nearest(lon, lat, within, street, along);
      return along.line < counted.length ? along : opposed(lon, lat, along.line - counted.length, along);
    },
    boxesOf(street) {
      const number = numbers.get(street);
      if (number === undefined) return [];
      return (boxes[number] ??= courses[number]!.street.parts.map(({ measured }) =>
        bboxOf({ type: 'LineString', coordinates: measured.line as Position[] }),
      ));
    },
    numberOf: (street) => numbers.get(street) ?? -1,
  };
}

/** The names of a stretch's ends: the crossings around it, or what the course says; the end of the road where nothing is known. */
export function endsInWords({ crossings: once, measured, closed }: CourseLine, from: number, to: number): string {
  const turns = closed ? [-measured.length, 0, measured.length] : [0];
  const crossings = turns.flatMap((by) => once.map(({ name, at }) => ({ name, at: at + by })));
  const before = crossings.filter(({ at }) => at <= from + atCrossing).at(-1);
  const after = crossings.find(({ at }) => at >= to - atCrossing && at > (before?.at ?? -Infinity));
  const start = before?.name ?? (from <= atCrossing ? roadEnd : undefined);
  const end = after?.name ?? (to >= measured.length - atCrossing ? roadEnd : undefined);
  return `${start ?? roadEnd}—${end ?? roadEnd}`;
}

/** Nearer to a crossing than this, metres, a stretch begins or ends at it. */
const atCrossing = 40;
const roadEnd = '路端';
