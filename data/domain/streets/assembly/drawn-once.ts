import { toLattice } from '#domain/geometry/lattice.ts';
import type { RoadSection } from '../assemble.ts';

/** Sections without those that lie, place for place, where another one lies, in either direction: drawn twice it is still one road. */
export function drawnOnce(sections: readonly RoadSection[]): RoadSection[] {
  const byEnds = new Map<string, RoadSection[]>();
  for (const section of [...sections].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { line } = section;
    const ends = [keyOf(line[0]!), keyOf(line.at(-1)!)].sort().join(' ');
    const known = byEnds.get(ends);
    if (known === undefined) byEnds.set(ends, [section]);
    else if (!known.some((other) => areSame(other.line, line))) known.push(section);
  }
  return [...byEnds.values()].flat();
}

type Line = RoadSection['line'];

const keyOf = (place: readonly number[]): string => toLattice(place).join();

function areSame(a: Line, b: Line): boolean {
  if (a.length !== b.length) return false;
  const isSame = (other: Line): boolean => a.every((place, i) => keyOf(place) === keyOf(other[i]!));
  return isSame(b) || isSame([...b].reverse());
}
