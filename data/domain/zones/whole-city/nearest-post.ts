import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { TestItem } from './report.ts';
import type { Place, PostGround } from './test-ground.ts';

/** Finds the post nearest to a place, as the crow flies; undefined where there is no post. */
export function nearestPostOf(posts: readonly PostGround[]): (at: Place) => TestItem['nearestPost'] {
  const byLat = [...posts].sort((p, q) => p.at[1] - q.at[1]);
  const lats = Float64Array.from(byLat, ({ at }) => at[1]);
  const lons = Float64Array.from(byLat, ({ at }) => at[0]);
  return ([lon, lat]) => {
    const [perLng, perLat] = metresPerDegree(lat);
    let best = -1;
    let least = Infinity;
    // From the latitude of the place to the south and to the north, until posts there are further off by that alone.
    const begin = firstFrom(lats, lat);
    for (const step of [-1, 1]) {
      for (let i = step < 0 ? begin - 1 : begin; i >= 0 && i < lats.length; i += step) {
        const north = (lats[i]! - lat) * perLat;
        if (north * north >= least) break;
        const east = (lons[i]! - lon) * perLng;
        const square = east * east + north * north;
        if (square < least) {
          best = i;
          least = square;
        }
      }
    }
    if (best < 0) return undefined;
    const { number, name } = byLat[best]!;
    return { number, name, metres: Math.sqrt(least) };
  };
}

/** The place of the first value that is not less, in values in order. */
function firstFrom(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
