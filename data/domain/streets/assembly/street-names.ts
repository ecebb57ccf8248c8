import { lengthOf } from '#domain/geometry/measure.ts';
import type { RoadSection } from '../assemble.ts';
import { mainOfSideRoad } from '../course/side-road.ts';

/** What a section goes by: its name, its aliases, and the road that it is the side road of. */
export function namesOf({ name, aliases }: RoadSection): readonly [string, ...string[]] {
  const main = mainOfSideRoad(name!);
  return [name!, ...(aliases ?? []), ...(main === undefined ? [] : [main])];
}

/**
 * Which street each section belongs to. Names and aliases of a section mean one road, so whatever shares one belongs
 * together, a side road 辅路 to the road it is named after; the street is called what most metres of it are called, the
 * shorter name where two are equal, and never after its side road where anything else is known.
 */
export function* streetNames(sections: readonly RoadSection[]): Generator<void, ReadonlyMap<RoadSection, string>> {
  const above = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next;
    if (root !== name) above.set(name, root);
    return root;
  };
  for (const section of sections) {
    const [name, ...others] = namesOf(section);
    for (const other of others) {
      const [a, b] = [rootOf(name), rootOf(other)];
      if (a !== b) above.set(a, b);
    }
  }
  const metres = new Map<string, Map<string, number>>();
  for (const section of sections) {
    yield;
    const root = rootOf(section.name!);
    const called = metres.get(root) ?? new Map<string, number>();
    metres.set(root, called);
    const length = lengthOf(section.line);
    for (const name of new Set([section.name!, ...(section.aliases ?? [])])) {
      called.set(name, (called.get(name) ?? 0) + length);
    }
  }
  const best = new Map([...metres].map(([root, called]) => [root, [...called].sort(byMetres)[0]![0]] as const));
  return new Map(sections.map((section) => [section, best.get(rootOf(section.name!))!]));
}

function byMetres([a, ofA]: [string, number], [b, ofB]: [string, number]): number {
  const [isSideA, isSideB] = [mainOfSideRoad(a) !== undefined, mainOfSideRoad(b) !== undefined];
  if (isSideA !== isSideB) return isSideA ? 1 : -1;
  // Sums of the same lengths in another order may differ in the last digits.
  if (Math.abs(ofA - ofB) > 0.01) return ofB - ofA;
  return a.length - b.length || (a < b ? -1 : 1);
}
