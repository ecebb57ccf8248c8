import type { RoadClass } from '#domain/roads/collection.ts';
import type { Load } from './workload.ts';

/** A load while it is counted. */
export class Tally {
  area = 0;
  parties = 0;
  cases = 0;
  readonly roads = new Map<RoadClass, number>();

  addRoad(roadClass: RoadClass, metres: number): void {
    this.roads.set(roadClass, (this.roads.get(roadClass) ?? 0) + metres);
  }

  add(other: Tally): void {
    this.area += other.area;
    this.parties += other.parties;
    this.cases += other.cases;
    for (const [roadClass, metres] of other.roads) this.addRoad(roadClass, metres);
  }

  /** Lengths in whole millimetres: what was added and taken away again leaves nothing behind. */
  load(): Load {
    const roads = [...this.roads]
      .map(([roadClass, metres]) => [roadClass, Math.round(metres * 1000) / 1000] as const)
      .filter(([, metres]) => metres > 0)
      .sort(([p], [q]) => (p < q ? -1 : 1));
    return {
      area: this.area,
      road: Math.round(roads.reduce((sum, [, metres]) => sum + metres, 0) * 1000) / 1000,
      roads: Object.fromEntries(roads),
      parties: this.parties,
      cases: this.cases,
    };
  }
}
