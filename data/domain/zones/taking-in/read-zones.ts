import type { LngLat } from '#domain/brand.ts';
import { fromLattice, type Point } from '#domain/geometry/lattice.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { KindOfPlace, ZoneContent } from '../content.ts';
import { widest } from '../coverage/arc.ts';
import { boxOf, type LatticeBox } from '../coverage/box.ts';
import { readArea } from './read-area.ts';
import type { ZoneNote, ZoneProblem } from './trouble.ts';

/** Which properties of the file say what; and what a zone is where the file does not say. */
export interface ZoneMapping {
  readonly number?: string;
  readonly name?: string;
  readonly unit?: string;
  readonly kindOfPlace: KindOfPlace;
}

/** A zone as a file has it: clean by itself, however it lies to the others. */
export interface ReadZone {
  readonly content: ZoneContent;
  /** closed rings in lattice units, outer ones counter-clockwise, holes clockwise */
  readonly rings: readonly (readonly Point[])[];
}

export interface ReadZones {
  /** in the order of the file */
  readonly zones: readonly ReadZone[];
  readonly notes: readonly ZoneNote[];
}

/** More problems than this are not told one by one. */
const mostProblems = 200;

/**
 * Reads zones as they are, GeoJSON features with Polygon or MultiPolygon. What means the same ground is put right and told;
 * what could mean this or that is refused, and then the whole file is.
 * @param features parsed JSON
 * @returns the zones, or the first problems in the order of the file
 */
export function readZones(
  features: Iterable<unknown>,
  mapping: ZoneMapping,
): Result<ReadZones, readonly ZoneProblem[]> {
  const zones: ReadZone[] = [];
  const notes: ZoneNote[] = [];
  const problems: ZoneProblem[] = [];
  const boxes: { readonly feature: number; readonly box: LatticeBox }[] = [];
  const numbers = new Set<string>();
  let feature = -1;
  for (const read of features) {
    feature++;
    if (problems.length >= mostProblems) break;
    if (typeof read !== 'object' || read === null || (read as { type?: unknown }).type !== 'Feature') {
      problems.push({ code: 'not-a-feature', feature });
      continue;
    }
    const { properties, geometry } = read as { readonly properties?: unknown; readonly geometry?: unknown };
    const number = textOf(properties, mapping.number, 60);
    const name = textOf(properties, mapping.name, 200);
    const unit = textOf(properties, mapping.unit, 200);
    const called = name ?? number;
    const where = { feature, ...(called === undefined ? {} : { name: called }) };
    const area = readArea(geometry);
    for (const problem of area.problems) problems.push({ ...where, ...problem });
    for (const note of area.notes) notes.push({ ...where, ...note });
    const content: ZoneContent = {
      number: number ?? String(feature + 1),
      name: name ?? number ?? String(feature + 1),
      kindOfPlace: mapping.kindOfPlace,
      ...(unit === undefined ? {} : { unit }),
    };
    if (number === undefined) notes.push({ ...where, code: 'no-number', count: 1 });
    else if (numbers.has(number)) notes.push({ ...where, code: 'same-number', count: 1 });
    if (name === undefined) notes.push({ ...where, code: 'no-name', count: 1 });
    if (number !== undefined) numbers.add(number);
    zones.push({ content, rings: area.rings });
    if (area.rings.length > 0) boxes.push({ feature, box: boxOf(area.rings.flat()) });
  }
  if (feature < 0) problems.push({ code: 'nothing', feature: 0 });
  if (problems.length === 0) {
    const nameAt = (at: number) => zones[at]!.content.name;
    for (const { feature, at } of strays(boxes)) problems.push({ code: 'too-far', feature, name: nameAt(feature), at });
  }
  return problems.length > 0 ? refused(problems.slice(0, mostProblems)) : ok({ zones, notes });
}

/** A property as text, without blanks around it; undefined where it is empty or nothing that reads as a name. */
function textOf(properties: unknown, key: string | undefined, longest: number): string | undefined {
  if (key === undefined || typeof properties !== 'object' || properties === null) return undefined;
  const value = (properties as Readonly<Record<string, unknown>>)[key];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim().slice(0, longest);
  return text === '' ? undefined : text;
}

/** The features that make the whole wider than a coverage may be: those furthest from the middle of most. */
function strays(
  boxes: readonly { readonly feature: number; readonly box: LatticeBox }[],
): { readonly feature: number; readonly at: LngLat }[] {
  if (boxes.length === 0) return [];
  const whole = boxOf(
    boxes.flatMap(({ box }): Point[] => [
      [box.minX, box.minY],
      [box.maxX, box.maxY],
    ]),
  );
  if (whole.maxX - whole.minX <= widest && whole.maxY - whole.minY <= widest) return [];
  const middleX = median(boxes.map(({ box }) => (box.minX + box.maxX) / 2));
  const middleY = median(boxes.map(({ box }) => (box.minY + box.maxY) / 2));
  const beyond = ({ minX, minY, maxX, maxY }: LatticeBox) =>
    Math.max(maxX - middleX, middleX - minX, maxY - middleY, middleY - minY);
  const far = boxes.filter(({ box }) => beyond(box) > widest / 2);
  return far.map(({ feature, box }) => ({
    feature,
    at: fromLattice([
      Math.round((box.minX + box.maxX) / 2),
      Math.round((box.minY + box.maxY) / 2),
    ]) as unknown as LngLat,
  }));
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
}
