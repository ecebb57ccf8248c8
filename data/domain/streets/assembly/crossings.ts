import { toLattice } from '#domain/geometry/lattice.ts';
import type { RoadSection } from '../assemble.ts';

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
