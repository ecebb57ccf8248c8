import { toLattice } from '#domain/geometry/lattice.ts';
import type { Crossing, RoadSection } from '../assemble.ts';

/** The names of the streets that have a vertex at a position (lon/lat, held to seven places). */
export type NamesAt = (position: readonly number[]) => ReadonlySet<string>;

/** Looks up which streets have a vertex where. */
export function namesAt(sections: readonly RoadSection[], streetOf: ReadonlyMap<RoadSection, string>): NamesAt {
  const names = new Map<string, Set<string>>();
  for (const section of sections) {
    const street = streetOf.get(section)!;
    for (const position of section.line) {
      const key = toLattice(position).join();
      const known = names.get(key);
      if (known === undefined) names.set(key, new Set([street]));
      else known.add(street);
    }
  }
  return (position) => names.get(toLattice(position).join()) ?? new Set();
}

/**
 * Crossings with one street that are near to each other as one, which goes from the first to the last.
 * @param crossings by their place
 * @param within metres: what is further from the last one is another crossing
 */
export function eachOnce(crossings: readonly Crossing[], within: number): Crossing[] {
  const once: Crossing[] = [];
  for (const crossing of crossings) {
    const i = once.map(({ name }) => name).lastIndexOf(crossing.name);
    const known = once[i];
    const end = known?.until ?? known?.at ?? -Infinity;
    if (known === undefined || crossing.at - end >= within) once.push(crossing);
    else if ((crossing.until ?? crossing.at) > end + 0.01) once[i] = { ...known, until: crossing.until ?? crossing.at };
  }
  return once;
}
