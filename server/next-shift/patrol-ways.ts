import type { PatrolWay } from '#domain/dispatch/next-shift/unpatrolled-stops.ts';
import { patrolPlans } from '#domain/duty/patrol-plans.ts';
import { roads } from '#domain/roads/collection.ts';
import type { CityIndex } from '../tiles/city-index.ts';
import { mapInSlices } from '../store/in-slices.ts';

/** What has to be patrolled: the unit's own plans, and the sections of the key roads, whosever they are. */
export async function patrolWays(index: Pick<CityIndex, 'list' | 'remembered'>, unit: string): Promise<PatrolWay[]> {
  const ways: PatrolWay[] = [];
  for (const collection of [patrolPlans.id, roads.id]) {
    const listed = index.list(collection, { equals: {} }, undefined, 'current', 0, Number.MAX_SAFE_INTEGER);
    await mapInSlices(listed, ({ fid }) => {
      const one = index.remembered(collection, fid);
      if (one === undefined) return;
      const isPlan = collection === patrolPlans.id;
      const { id, geometry, properties } = one;
      if (isPlan ? properties['unit'] !== unit : properties['key26'] !== true) return;
      const name = typeof properties['name'] === 'string' ? properties['name'] : id;
      const lines =
        geometry.type === 'LineString'
          ? [geometry.coordinates]
          : geometry.type === 'MultiLineString'
            ? geometry.coordinates
            : [];
      for (const line of lines) ways.push({ id, name, line, isPlan });
    });
  }
  return ways;
}
