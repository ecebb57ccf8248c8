import type { RoadClass } from '#domain/roads/collection.ts';
import { toLattice } from '#domain/geometry/lattice.ts';
import { chainSections } from './assembly/chain.ts';
import { eachOnce, namesAt, type NamesAt } from './assembly/crossings.ts';
import { drawnOnce } from './assembly/drawn-once.ts';
import { streetNames } from './assembly/street-names.ts';
import { measureLine, type MeasuredLine } from './chainage.ts';

/** What a street is assembled from: a feature of the collection `roads`. Positions lon/lat, degrees WGS84. */
export interface RoadSection {
  readonly id: string;
  /** The feature it is a line of, where that has several; absent: it is called as the section. */
  readonly road?: string;
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly class: RoadClass;
  readonly lanes?: number;
  /** Driven only the way it is drawn: one carriageway of two, a slip road, one arm of a roundabout. */
  readonly oneway?: boolean;
  /** Names of the roads crossed at the ends, as the register has them; several joined by 、. */
  readonly from?: string;
  readonly to?: string;
  readonly line: readonly (readonly number[])[];
}

/** A road in one: all sections that share its name, chained. Chainages are metres along it, part after part. */
export interface Street {
  readonly name: string;
  /** Other names its sections go by (人民东路), sorted. */
  readonly aliases: readonly string[];
  /** The longest first; each begins where the one before it ends, as if there were nothing between them. */
  readonly parts: readonly StreetPart[];
  /** Metres, all parts together. */
  readonly length: number;
}

/** A stretch of a street without a break. */
export interface StreetPart {
  /** Chainage at its start. */
  readonly begin: number;
  readonly measured: MeasuredLine;
  /** By chainage. */
  readonly crossings: readonly Crossing[];
  /** By chainage. */
  readonly sections: readonly PlacedSection[];
}

/** Where another street meets. */
export interface Crossing {
  readonly name: string;
  readonly at: number;
  /** Where it meets for the last time, where it does more than once: at its other carriageway. */
  readonly until?: number;
}

/** A section as it lies along its street. */
export interface PlacedSection {
  readonly section: RoadSection;
  readonly from: number;
  readonly to: number;
  /** Drawn against the way the street runs. */
  readonly reversed: boolean;
}

/** Two crossings with one street nearer to each other than this, in metres, are one: its carriageways are drawn apart. */
const oneCrossing = 40;

/**
 * Puts the sections of roads together into streets: those that share a name or an alias are one street (人民东路 and 人民西路
 * one 人民路, where both say so), named by what most metres of it are called. Sections are chained at common ends, where
 * several meet the straightest way on; a carriageway drawn apart is a part of its own. Crossings are where a section of
 * another street has a vertex at the same place; at an end without one, what the section says it meets.
 * @param sections in any order; the answer does not depend on it. Sections without a name are left out
 * @returns streets by name
 */
export function assembleStreets(sections: readonly RoadSection[]): Street[] {
  const work = assemblingStreets(sections);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** The same in small steps, between which others may be served: a large city's streets take a second. */
export function* assemblingStreets(sections: readonly RoadSection[]): Generator<void, Street[]> {
  const named = sections.filter(isOfStreet);
  const streetOf = yield* streetNames(named);
  const metAt = namesAt(named, streetOf);
  const ofStreet = new Map<string, RoadSection[]>();
  for (const section of named) {
    const name = streetOf.get(section)!;
    const own = ofStreet.get(name);
    if (own === undefined) ofStreet.set(name, [section]);
    else own.push(section);
  }
  const streets: Street[] = [];
  for (const [name, own] of ofStreet) {
    streets.push(streetFrom(name, own, metAt));
    yield;
  }
  return streets.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a section is part of a street: it has a name, and more than one place. */
export function isOfStreet({ name, line }: RoadSection): boolean {
  if (name === undefined || line.length < 2) return false;
  const [x, y] = toLattice(line[0]!);
  return line.some((place) => toLattice(place)[0] !== x || toLattice(place)[1] !== y);
}

/** The part of a street that a chainage lies on; the last one where it lies beyond. */
export function partAt(street: Street, chainage: number): StreetPart {
  return street.parts.filter(({ begin }, i) => i === 0 || begin <= chainage).at(-1)!;
}

/**
 * One street of its sections.
 * @param metAt the names of all streets that have a vertex at a place
 */
export function streetFrom(name: string, own: readonly RoadSection[], metAt: NamesAt): Street {
  const chains = chainSections(drawnOnce(own))
    .map((links) => ({
      links,
      measured: measureLine(links.flatMap(({ line }, i) => (i === 0 ? line : line.slice(1)))),
    }))
    .sort((a, b) => b.measured.length - a.measured.length);
  let begin = 0;
  const parts = chains.map(({ links, measured }): StreetPart => {
    const start = begin;
    begin += measured.length;
    let vertex = 0;
    const placed = links.map(({ section, reversed, line }): PlacedSection => {
      const from = start + measured.at[vertex]!;
      vertex += line.length - 1;
      return { section, reversed, from, to: start + measured.at[vertex]! };
    });
    return { begin: start, measured, sections: placed, crossings: crossingsOf(name, start, measured, placed, metAt) };
  });
  const aliases = new Set(own.flatMap((section) => [section.name!, ...(section.aliases ?? [])]));
  aliases.delete(name);
  return { name, aliases: [...aliases].sort(), parts, length: begin };
}

function crossingsOf(
  street: string,
  begin: number,
  { line, at }: MeasuredLine,
  placed: readonly PlacedSection[],
  metAt: NamesAt,
): Crossing[] {
  const found = line.flatMap((place, i) =>
    [...metAt(place)].filter((name) => name !== street).map((name) => ({ name, at: begin + at[i]! })),
  );
  for (const { section, from, to, reversed } of placed) {
    const says = [
      { names: reversed ? section.to : section.from, at: from },
      { names: reversed ? section.from : section.to, at: to },
    ];
    for (const { names, at: end } of says) {
      if (names === undefined || found.some((crossing) => Math.abs(crossing.at - end) < 1)) continue;
      for (const name of names.split('、')) if (name !== street) found.push({ name, at: end });
    }
  }
  found.sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
  return eachOnce(found, oneCrossing);
}
