import { assemblingStreets, type RoadSection } from '#domain/streets/assemble.ts';
import { courseOf } from '#domain/streets/course/course.ts';
import { streetGrid, type GridLine, type StreetGrid } from '#domain/streets/street-grid.ts';

/** The 26 key roads, to be asked which of them a place lies on. */
export interface KeyRoads {
  /** By name; metres of each counted once where carriageways are drawn apart. */
  readonly roads: readonly { readonly name: string; readonly metres: number }[];
  /** Their lines; `along.line` names the road by `roadOf`. */
  readonly grid: StreetGrid;
  /** Line of the grid -> place of its road among `roads`. */
  readonly roadOf: readonly number[];
}

/**
 * Puts the sections flagged as key roads together: sections that share a name or an alias are one road (practice.md 2).
 * Yields where it may be interrupted.
 * @param metres within which a place lies on a road
 */
export function* keyRoads(sections: readonly RoadSection[], metres: number): Generator<void, KeyRoads> {
  const streets = yield* assemblingStreets(sections);
  const roads: { name: string; metres: number }[] = [];
  const lines: GridLine[] = [];
  for (const [street, one] of streets.entries()) {
    roads.push({ name: one.name, metres: courseOf(one, 'one').length });
    for (const { measured } of one.parts) lines.push({ street, measured });
    yield;
  }
  return { roads, grid: streetGrid(lines, metres), roadOf: lines.map(({ street }) => street) };
}
