import type { ReachShown } from '#domain/checks/reach/shown.ts';
import type { ReachWay } from '#domain/checks/reach/kind.ts';

export const reachThings = ['area', 'road', 'places'] as const;
export type ReachThing = (typeof reachThings)[number];

/** So much lies out of reach, of so much that was asked for. */
export interface OutOfReach {
  /** m², m, or how many. */
  readonly out: number;
  /** Per cent within reach; null where nothing was asked for. */
  readonly percent: number | null;
}

const names: Readonly<Record<ReachThing, string>> = { area: 'outArea', road: 'outRoad', places: 'outPlaces' };

/** What is out of reach by one way of measuring. */
export function outOfReach({ figures, demand }: ReachShown, thing: ReachThing, way: ReachWay): OutOfReach {
  const out = figures[`${names[thing]}${way === 'network' ? 'Network' : 'Circle'}`] ?? 0;
  const all = demand[thing];
  return { out, percent: all > 0 ? Math.max(0, 100 * (1 - out / all)) : null };
}

/** What stays out of reach, by the way that binds, where only some of the proposed sites are built. */
export function leftBy(shown: ReachShown, chosen: ReadonlySet<number>): Readonly<Record<ReachThing, number>> {
  const left = { area: shown.unclosed.area, road: shown.unclosed.road, places: shown.unclosed.places.length };
  for (const [i, { area, road, places }] of shown.sites.entries()) {
    if (chosen.has(i)) continue;
    left.area += area;
    left.road += road;
    left.places += places.length;
  }
  return left;
}
