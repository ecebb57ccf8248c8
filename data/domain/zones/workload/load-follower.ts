import { toLattice, type Point } from '#domain/geometry/lattice.ts';
import { nobody, type Owner } from '../coverage/arc.ts';
import { boxesMeet, boxOf, type LatticeBox } from '../coverage/box.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageDelta } from '../coverage/delta.ts';
import { squareMetresOf } from '../coverage/shape.ts';
import { cutSegment } from '../locate/cut-segment.ts';
import { cutterBy } from '../locate/cutter.ts';
import { edgeGrid } from '../locate/edge-grid.ts';
import { edgeTable } from '../locate/edge-table.ts';
import { makeLocator } from '../locate/locator.ts';
import type { Cutter } from '../locate/road-sides.ts';
import type { RoadGround, TestGround } from '../whole-city/test-ground.ts';
import { boxOfRoad, roadShares } from './road-shares.ts';
import { summary } from './summary.ts';
import { Tally } from './tally.ts';
import type { Workload } from './workload.ts';

/** What of the city makes work. */
export type WorkGround = Pick<TestGround, 'roads' | 'liableParties' | 'cases' | 'caseDays'>;

/** The workload of a coverage as it stands. */
export function workloadOf(coverage: Coverage, ground: WorkGround): Workload {
  return new LoadFollower(coverage, ground).workload();
}

/** Keeps the workload of a coverage while borders move: a change costs what lies around the moved borders. */
export class LoadFollower {
  readonly #coverage: Coverage;
  readonly #caseDays: number;
  readonly #tallies = new Map<Owner, Tally>();
  readonly #roads: { readonly road: RoadGround; readonly box: LatticeBox; shares: ReadonlyMap<Owner, number> }[];
  readonly #points: { readonly at: Point; readonly what: 'parties' | 'cases'; owner: Owner }[];

  constructor(coverage: Coverage, { roads, liableParties, cases, caseDays }: WorkGround) {
    this.#coverage = coverage;
    this.#caseDays = caseDays;
    const locator = makeLocator(coverage);
    const { owners } = locator.grid.table;
    const cutter = cutterBy(locator);
    this.#roads = roads.map((road) => ({
      road,
      box: boxOfRoad(road),
      shares: roadShares(road, cutter, (number) => owners[number]!),
    }));
    const point = (what: 'parties' | 'cases') => (place: readonly number[]) => {
      const at = toLattice(place);
      return { at, what, owner: locator.ownerOn(...at) };
    };
    this.#points = [
      ...liableParties.map(({ at }) => at).map(point('parties')),
      ...cases.lon.map((lon, i) => [lon, cases.lat[i]!]).map(point('cases')),
    ];
    for (const owner of coverage.grounds.keys()) this.#tally(owner).area = squareMetresOf(coverage, owner);
    for (const { road, shares } of this.#roads) this.#count(road, shares, 1);
    for (const { owner, what } of this.#points) this.#tally(owner)[what] += 1;
  }

  /** Goes on after the coverage has applied a delta. */
  follow({ removed, added }: CoverageDelta): void {
    const changed = [...removed, ...added];
    if (changed.length === 0) return;
    for (const owner of new Set(changed.flatMap(({ left, right }) => [left, right]))) {
      if (this.#coverage.grounds.has(owner)) this.#tally(owner).area = squareMetresOf(this.#coverage, owner);
    }
    const box = boxOf(changed.flatMap(({ points }) => points));
    this.#followPoints(box);
    this.#followRoads(box);
  }

  workload(): Workload {
    return summary(this.#coverage, this.#tallies, this.#caseDays);
  }

  #followPoints({ minX, minY, maxX, maxY }: LatticeBox): void {
    for (const point of this.#points) {
      const [x, y] = point.at;
      if (x < minX || x > maxX || y < minY || y > maxY) continue;
      this.#tally(point.owner)[point.what] -= 1;
      point.owner = this.#coverage.ownerAt(point.at);
      this.#tally(point.owner)[point.what] += 1;
    }
  }

  #followRoads(box: LatticeBox): void {
    const near = this.#roads.filter((entry) => boxesMeet(entry.box, box));
    if (near.length === 0) return;
    const { cutter, owners } = this.#around(near.map((entry) => entry.box));
    for (const entry of near) {
      this.#count(entry.road, entry.shares, -1);
      entry.shares = roadShares(entry.road, cutter, (number) => owners[number]!);
      this.#count(entry.road, entry.shares, 1);
    }
  }

  /** Cuts by the borders in some boxes alone, and asks the coverage itself what lies between. */
  #around(boxes: readonly LatticeBox[]): { cutter: Cutter; owners: readonly Owner[] } {
    const corners = boxes.flatMap(({ minX, minY, maxX, maxY }): Point[] => [
      [minX, minY],
      [maxX, maxY],
    ]);
    const grid = edgeGrid(edgeTable(this.#coverage.arcsMeeting(boxOf(corners))));
    const owners: Owner[] = [];
    const numbers = new Map<Owner, number>();
    const tell = (x: number, y: number): number => {
      const owner = this.#coverage.ownerAt([x, y]);
      if (!numbers.has(owner)) numbers.set(owner, owners.push(owner) - 1);
      return numbers.get(owner)!;
    };
    return { cutter: { cut: (px, py, qx, qy, cuts) => cutSegment(grid, px, py, qx, qy, cuts), tell }, owners };
  }

  #count(road: RoadGround, shares: ReadonlyMap<Owner, number>, sign: 1 | -1): void {
    for (const [owner, metres] of shares) {
      if (owner !== nobody) this.#tally(owner).addRoad(road.class, sign * metres);
    }
  }

  #tally(owner: Owner): Tally {
    let tally = this.#tallies.get(owner);
    if (tally === undefined) this.#tallies.set(owner, (tally = new Tally()));
    return tally;
  }
}
