import { bboxOf, boxesMeet, type Bbox } from '#domain/geometry/bbox.ts';
import { gapTo } from '#domain/geometry/gap.ts';
import { lengthOf } from '#domain/geometry/measure.ts';
import type { LineString } from 'geojson';
import type { RoadSection } from '../assemble.ts';

/** Lines nearer to each other than this, metres, lie on each other: two carriageways are further apart. */
const onEachOther = 0.5;

interface Drawn {
  readonly section: RoadSection;
  readonly line: LineString;
  readonly box: Bbox;
}

/**
 * Sections without those that lie all along on others: drawn twice, or as a whole and in its parts, it is still one road.
 * The shorter ones are kept, for they are the ones between crossings; of two as long the one with the lesser id.
 */
export function drawnOnce(sections: readonly RoadSection[]): readonly RoadSection[] {
  const drawn = sections.map((section): Drawn => {
    const line = { type: 'LineString', coordinates: section.line as number[][] } as const;
    return { section, line, box: bboxOf(line) };
  });
  // Hardly ever one lies on another: then nothing has to be measured.
  if (!drawn.some((one) => liesOn(middlesOf(one).slice(0, 1), besides(one, drawn)))) return sections;
  const kept: Drawn[] = [];
  const shortestFirst = drawn
    .map((one) => ({ one, length: Math.round(lengthOf(one.section.line) * 100) }))
    .sort((a, b) => a.length - b.length || (a.one.section.id < b.one.section.id ? -1 : 1));
  for (const { one } of shortestFirst) {
    if (!liesOn([...middlesOf(one), ...one.line.coordinates], besides(one, kept))) kept.push(one);
  }
  return kept.map(({ section }) => section);
}

const besides = (one: Drawn, others: readonly Drawn[]): Drawn[] =>
  others.filter((other) => other !== one && boxesMeet(one.box, other.box));

function middlesOf({ line: { coordinates } }: Drawn): number[][] {
  return coordinates.slice(1).map((b, i) => [(coordinates[i]![0]! + b[0]!) / 2, (coordinates[i]![1]! + b[1]!) / 2]);
}

function liesOn(places: readonly number[][], others: readonly Drawn[]): boolean {
  return others.length > 0 && places.every((place) => others.some(({ line }) => gapTo(place, line) <= onEachOther));
}
