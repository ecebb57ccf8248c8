import { networkOf } from '#domain/network/network.ts';
import { reachOf } from '#domain/network/reach-of.ts';
import { spotsOf, spotsOn } from '#domain/network/spots.ts';
import { positionAt } from '../worlds/metric.ts';
import { chanceOf } from '../worlds/random-coverage.ts';

/** How large a network is walked, and what it is asked. */
export interface ReachBench {
  /** Crossings along one side of the city; it has twice their square of sections. */
  readonly across: number;
  /** Metres between crossings. */
  readonly apart: number;
  readonly facilities: number;
  /** Metres. */
  readonly limit: number;
  readonly turns: number;
  readonly seed: number;
}

/** What was measured: milliseconds a turn, and what they were spent on. */
export interface ReachTimes {
  readonly edges: number;
  readonly kilometres: number;
  /** Building the network and putting the facilities on it, once. */
  readonly build: number;
  /** Walking from all facilities and finding the stretches beyond the limit, each turn. */
  readonly reach: readonly number[];
  /** Kilometres beyond the limit. */
  readonly beyond: number;
}

/** 10,000 km of road in 100,000 sections, 5,000 facilities. */
export const largeCity: ReachBench = { across: 224, apart: 100, facilities: 5000, limit: 300, turns: 7, seed: 1 };

/** Times reach over a city of streets laid out by a grid whose crossings are pushed about, each section bent once. */
export function benchReach({ across, apart, facilities, limit, turns, seed }: ReachBench = largeCity): ReachTimes {
  const chance = chanceOf(seed);
  const pushed = (at: number) => at + (chance() - 0.5) * apart * 0.4;
  const crossings = Array.from({ length: across * across }, (_, i): [number, number] => [
    pushed((i % across) * apart),
    pushed(Math.floor(i / across) * apart),
  ]);
  const section = (a: [number, number], b: [number, number]) => {
    const bend: [number, number] = [pushed((a[0] + b[0]) / 2), pushed((a[1] + b[1]) / 2)];
    return { line: [a, bend, b].map(([x, y]) => positionAt(x, y)) };
  };
  const ways = crossings.flatMap((here, i) => [
    ...((i + 1) % across === 0 ? [] : [section(here, crossings[i + 1]!)]),
    ...(i + across < crossings.length ? [section(here, crossings[i + across]!)] : []),
  ]);
  const begun = performance.now();
  const network = networkOf(ways);
  const spotAt = spotsOn(network);
  const size = across * apart;
  const things = spotsOf(
    Array.from({ length: facilities }, () => spotAt(...positionAt(chance() * size, chance() * size), 500)),
  );
  const build = performance.now() - begun;
  const reach: number[] = [];
  let beyond = 0;
  for (let turn = 0; turn < turns; turn++) {
    const from = performance.now();
    beyond = reachOf(network, things, limit).beyond.metres / 1000;
    reach.push(performance.now() - from);
  }
  const kilometres = network.length.reduce((sum, length) => sum + length, 0) / 1000;
  if (beyond <= 0 || beyond >= kilometres)
    throw new Error('Nothing or everything is within reach: that proves nothing.');
  return { edges: network.edgeCount, kilometres, build, reach, beyond };
}
