import { sideOf } from '#domain/streets/compass.ts';
import type { Arc } from '../coverage/arc.ts';
import { cutSegment } from '../locate/cut-segment.ts';
import { edgeGrid } from '../locate/edge-grid.ts';
import { edgeTable } from '../locate/edge-table.ts';
import { bearingOf, sideStretches, stretchLine } from '../locate/road-sides.ts';
import type { RoadGround } from '../whole-city/test-ground.ts';
import type { RoadChange } from './comparison.ts';
import type { Version } from './version.ts';

/** Stretches of road side that change hands, the longest first; each side for itself (`sideStretches`). */
export function roadsBetween(
  before: Version,
  after: Version,
  differing: readonly Arc[],
  roads: readonly RoadGround[],
): RoadChange[] {
  if (differing.length === 0) return [];
  const grid = edgeGrid(edgeTable(differing));
  // A pair of holders as one number; 0 is for all ground that stays with its holder.
  const pairs: [string, string][] = [];
  const numbers = new Map<string, number>();
  const tell = (x: number, y: number): number => {
    const pair: [string, string] = [before.locator.ownerOn(x, y), after.locator.ownerOn(x, y)];
    if (pair[0] === pair[1]) return 0;
    const key = JSON.stringify(pair);
    if (!numbers.has(key)) numbers.set(key, pairs.push(pair));
    return numbers.get(key)!;
  };
  const cut = (px: number, py: number, qx: number, qy: number, cuts: number[]): void =>
    cutSegment(grid, px, py, qx, qy, cuts);
  const changes = roads.flatMap((road) =>
    sideStretches(road, { cut, tell })
      .filter(({ is }) => is > 0)
      .map((stretch): RoadChange => {
        const [from, to] = pairs[stretch.is - 1]!;
        return {
          id: road.id,
          ...(road.name === undefined ? {} : { name: road.name }),
          class: road.class,
          side: sideOf(bearingOf(road), stretch.hand),
          metres: stretch.to - stretch.from,
          line: { type: 'LineString', coordinates: stretchLine(road, stretch) },
          from: before.holderOf(from),
          to: after.holderOf(to),
        };
      }),
  );
  return changes.sort((p, q) => q.metres - p.metres);
}
