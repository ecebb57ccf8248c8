/** A road as drawn: where two roads meet, both have a vertex. */
export interface DrawnRoad {
  readonly name: string;
  readonly line: readonly (readonly number[])[];
}

/** A stretch of one road between two neighbouring crossings; an open end has no name. */
export interface CutSection {
  /** Index of the road in the list. */
  readonly road: number;
  readonly line: readonly (readonly number[])[];
  /** Names of the roads met at the start and at the end. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Cuts roads where they share a vertex with another road of another name. Order: road by road, from its start. */
export function cutSections(roads: readonly DrawnRoad[]): CutSection[] {
  const met = new Map<string, Set<string>>();
  for (const road of roads) {
    for (const position of road.line) {
      const key = position.join();
      met.set(key, (met.get(key) ?? new Set()).add(road.name));
    }
  }
  const others = (position: readonly number[], name: string) =>
    [...met.get(position.join())!].filter((n) => n !== name);
  return roads.flatMap((road, index) => {
    const sections: CutSection[] = [];
    let start = 0;
    for (let i = 1; i < road.line.length; i++) {
      const to = others(road.line[i]!, road.name);
      if (to.length === 0 && i < road.line.length - 1) continue;
      sections.push({
        road: index,
        line: road.line.slice(start, i + 1),
        from: others(road.line[start]!, road.name),
        to,
      });
      start = i;
    }
    return sections;
  });
}
