import { distance } from '#domain/geometry/measure.ts';
import { buildingMatrix } from '#domain/network/travel-matrix.ts';
import { searchOn, targetsOn } from '#domain/network/travel-search.ts';
import { standardSpeeds } from '#domain/network/travel-speeds.ts';
import { stopsOn } from '#domain/network/travel-spots.ts';
import { travelNetwork, type TravelNetwork, type TravelWay } from '#domain/network/travel.ts';
import type { Vehicle } from '#domain/people/crew.ts';

/** A place on a way: between its places `segment` and `segment + 1`, at a share of the stretch. */
interface PlaceOnWay {
  readonly way: number;
  readonly segment: number;
  readonly share: number;
  readonly at: readonly [number, number];
}

/** What was held against the plain way, and what was wrong. */
export interface Held {
  readonly pairs: number;
  readonly unreachable: number;
  readonly faults: readonly string[];
}

/**
 * Holds ways and travel times between random places on ways against Dijkstra as in the book: every drawn place is a node,
 * the next one is looked for by going through all of them. Nothing is shared with the network but speeds and lengths, and how
 * near a way has to come to another one to be joined to it.
 * @param count how many places; all pairs of them are held
 */
export function heldAgainstPlain(
  drawn: readonly TravelWay[],
  vehicle: Vehicle,
  count: number,
  chance: () => number,
): Held {
  const network = travelNetwork(drawn);
  const ways = plainlyJoined(drawn);
  const places = placesOn(network, ways, vehicle, count, chance);
  const find = stopsOn(network);
  const stops = places.map(({ at: [lon, lat] }) => find(lon, lat, vehicle)!);
  const matrix = all(
    buildingMatrix(
      network,
      find,
      places.map(({ at }) => at),
      [vehicle],
    ),
  ).seconds[vehicle]!;
  const search = searchOn(network, vehicle);
  const faults: string[] = [];
  let unreachable = 0;
  for (const [i, from] of places.entries()) {
    const plain = plainSeconds(ways, vehicle, from, places);
    const reached = search(stops[i]!, targetsOn(network, vehicle, stops));
    for (const [j, expected] of plain.entries()) {
      const pair = `${vehicle} from ${String(from.at)} to ${String(places[j]!.at)}`;
      const seconds = reached.secondsTo(stops[j]!);
      if (expected === Infinity) unreachable++;
      if (!near(seconds, expected)) faults.push(`${pair}: ${seconds} s, plainly ${expected} s`);
      if (i !== j && !near(matrix[i * places.length + j]!, expected)) faults.push(`${pair}: the matrix differs`);
      const way = reached.wayTo(stops[j]!);
      if ((way === undefined) !== (expected === Infinity)) faults.push(`${pair}: a way where there is none, or none`);
      if (way !== undefined) {
        const drawn = lengthOf(way.line);
        if (Math.abs(drawn - way.metres) > 0.1) faults.push(`${pair}: ${way.metres} m, but ${drawn} m drawn`);
        if (distance(way.line[0]!, from.at) > 0.1) faults.push(`${pair}: the line begins elsewhere`);
        if (distance(way.line.at(-1)!, places[j]!.at) > 0.1) faults.push(`${pair}: the line ends elsewhere`);
      }
    }
  }
  return { pairs: places.length ** 2, unreachable, faults };
}

/** So near, in metres, an end of a way, or a place in its middle, comes to another way that it is joined to. */
const joins = { end: 1, middle: 0.05 };

/** Ways with a place wherever another one touches them, found by holding each drawn place against each stretch. */
function plainlyJoined(ways: readonly TravelWay[]): TravelWay[] {
  const places = ways.flatMap(({ line }, way) =>
    line.map((at, i) => ({ at, way, i, within: i === 0 || i === line.length - 1 ? joins.end : joins.middle })),
  );
  return ways.map((of, way) => {
    const drawn = new Set(of.line.map(String));
    const line = [of.line[0]!];
    const put = new Set<string>();
    for (let k = 0; k + 1 < of.line.length; k++) {
      const [a, b] = [of.line[k]!, of.line[k + 1]!];
      const touching = places
        .flatMap(({ at, way: by, i, within }) => {
          const share = shareWithin(at, a, b, within);
          if (share === undefined || String(at) === String(a) || String(at) === String(b)) return [];
          const isOther = by === way ? Math.abs(k + 0.5 - i) > 1.5 : !drawn.has(String(at));
          return isOther ? [{ at, share }] : [];
        })
        .sort((one, other) => one.share - other.share);
      for (const { at } of touching) {
        if (put.has(String(at))) continue;
        put.add(String(at));
        line.push(at);
      }
      line.push(b);
    }
    return { ...of, line };
  });
}

/** The share of a stretch at which a place is nearest to it; undefined where it is further away than `within` metres. */
function shareWithin(
  [x, y]: readonly number[],
  [ax, ay]: readonly number[],
  [bx, by]: readonly number[],
  within: number,
): number | undefined {
  const margin = 2e-5;
  if (x! < Math.min(ax!, bx!) - margin || x! > Math.max(ax!, bx!) + margin) return undefined;
  if (y! < Math.min(ay!, by!) - margin || y! > Math.max(ay!, by!) + margin) return undefined;
  const [perX, perY] = [distance([ax!, ay!], [ax! + 1e-3, ay!]) * 1e3, distance([ax!, ay!], [ax!, ay! + 1e-3]) * 1e3];
  const [dx, dy] = [(bx! - ax!) * perX, (by! - ay!) * perY];
  const [px, py] = [(x! - ax!) * perX, (y! - ay!) * perY];
  const share = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - share * dx, py - share * dy) <= within ? share : undefined;
}

/** Random places on ways, of which the network says that they lie on that very way and that one gets about from there. */
function placesOn(
  network: TravelNetwork,
  ways: readonly TravelWay[],
  vehicle: Vehicle,
  count: number,
  chance: () => number,
): PlaceOnWay[] {
  const find = stopsOn(network);
  const places: PlaceOnWay[] = [];
  for (let tries = 0; tries < count * 20 && places.length < count; tries++) {
    const way = Math.floor(chance() * ways.length);
    const { line } = ways[way]!;
    const segment = Math.floor(chance() * (line.length - 1));
    const share = chance();
    const [a, b] = [line[segment]!, line[segment + 1]!];
    const at = [a[0]! + share * (b[0]! - a[0]!), a[1]! + share * (b[1]! - a[1]!)] as const;
    const stop = find(at[0], at[1], vehicle);
    if (stop === undefined || stop.off > 0.01 || network.network.way[stop.edge] !== way) continue;
    places.push({ way, segment, share, at });
  }
  return places;
}

/** Seconds from one place to all, over a graph of all drawn places. */
function plainSeconds(
  ways: readonly TravelWay[],
  vehicle: Vehicle,
  start: PlaceOnWay,
  ends: readonly PlaceOnWay[],
): number[] {
  const arcs = new Map<string, [string, number][]>();
  const nameOf = ([x, y]: readonly number[]) => `${x!.toFixed(7)},${y!.toFixed(7)}`;
  const add = (from: string, to: string, seconds: number) => {
    if (!arcs.has(to)) arcs.set(to, []);
    const known = arcs.get(from);
    if (known === undefined) arcs.set(from, [[to, seconds]]);
    else known.push([to, seconds]);
  };
  const marked = [start, ...ends].map((place, i) => ({ ...place, name: i === 0 ? 'start' : `end ${i - 1}` }));
  for (const [index, { line, class: roadClass, oneway }] of ways.entries()) {
    const speed = standardSpeeds.on(vehicle, roadClass);
    if (speed === undefined) continue;
    const isBound = oneway === true && standardSpeeds.heedsOneway(vehicle);
    for (let i = 0; i + 1 < line.length; i++) {
      const seconds = distance(line[i]!, line[i + 1]!) / speed;
      const here = marked.filter(({ way, segment }) => way === index && segment === i);
      const stops = [
        { name: nameOf(line[i]!), share: 0 },
        ...here.sort((a, b) => a.share - b.share),
        { name: nameOf(line[i + 1]!), share: 1 },
      ];
      for (const [k, stop] of stops.slice(1).entries()) {
        const stretch = seconds * (stop.share - stops[k]!.share);
        add(stops[k]!.name, stop.name, stretch);
        if (!isBound) add(stop.name, stops[k]!.name, stretch);
      }
    }
  }
  const open = new Map([['start', 0]]);
  const done = new Map<string, number>();
  while (open.size > 0) {
    let [at, seconds] = ['', Infinity];
    for (const [name, cost] of open) if (cost < seconds || at === '') [at, seconds] = [name, cost];
    open.delete(at);
    done.set(at, seconds);
    for (const [next, cost] of arcs.get(at) ?? []) {
      if (!done.has(next)) open.set(next, Math.min(open.get(next) ?? Infinity, seconds + cost));
    }
  }
  return ends.map((_, i) => done.get(`end ${i}`) ?? Infinity);
}

function lengthOf(line: readonly (readonly number[])[]): number {
  return line.slice(1).reduce((sum, place, i) => sum + distance(line[i]!, place), 0);
}

function near(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 1e-3 + 1e-6 * b;
}

function all<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
