import FlatQueue from 'flatqueue';
import type { Vehicle } from '#domain/people/crew.ts';
import { lineBetween, type Spot } from './spots.ts';
import type { TravelNetwork } from './travel.ts';

/** What is reached from the start of the last search; asked before the next one begins. */
export interface Reached {
  /** Seconds to a spot, the walks off the road at both ends included; Infinity where there is no way. */
  secondsTo(spot: Spot): number;
  /** Seconds to all targets at once, into a row from an index on; what is on no road is passed over. */
  fill(targets: Targets, row: Float32Array, at: number): void;
  /** The way there: metres from spot to spot, and its line; undefined where there is none. */
  wayTo(spot: Spot): { readonly metres: number; readonly line: readonly (readonly [number, number])[] } | undefined;
}

/** Places that are gone to again and again, with what each costs from the ends of its edge. */
export interface Targets {
  readonly spots: readonly (Spot | undefined)[];
  /** Nodes at both ends, and seconds from there to the place: Infinity where the edge is closed that way. */
  readonly first: Int32Array;
  readonly fromFirst: Float64Array;
  readonly second: Int32Array;
  readonly fromSecond: Float64Array;
  /** Indexes of targets by edge. */
  readonly onEdge: ReadonlyMap<number, readonly number[]>;
}

/** Prepares places for many searches; undefined ones lie on no road. */
export function targetsOn(
  { network: { from, to, length }, passages, speeds }: TravelNetwork,
  vehicle: Vehicle,
  spots: readonly (Spot | undefined)[],
): Targets {
  const { forward, backward } = passages[vehicle];
  const [first, second] = [new Int32Array(spots.length), new Int32Array(spots.length)];
  const fromFirst = new Float64Array(spots.length).fill(Infinity);
  const fromSecond = new Float64Array(spots.length).fill(Infinity);
  const onEdge = new Map<number, number[]>();
  for (const [i, spot] of spots.entries()) {
    if (spot === undefined) continue;
    const { edge, along, off } = spot;
    [first[i], second[i]] = [from[edge]!, to[edge]!];
    const [share, walk] = [shareOf(along, length[edge]!), off / speeds.offRoad];
    if (forward[edge]! < Infinity) fromFirst[i] = forward[edge]! * share + walk;
    if (backward[edge]! < Infinity) fromSecond[i] = backward[edge]! * (1 - share) + walk;
    const beside = onEdge.get(edge);
    if (beside === undefined) onEdge.set(edge, [i]);
    else beside.push(i);
  }
  return { spots, first, fromFirst, second, fromSecond, onEdge };
}

/** A stretch of an edge in the order in which it is travelled: metres from the edge's start. */
interface Leg {
  readonly edge: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Searches the quickest ways of a vehicle, one start after the other (Dijkstra); what a search needs is kept for the next.
 * @returns searches from a start. With `targets` it ends as soon as these are reached: only they may then be asked for
 */
export function searchOn(
  { network, passages, speeds }: TravelNetwork,
  vehicle: Vehicle,
): (start: Spot, targets?: Targets) => Reached {
  const { from, to, length, firstVia, via, nodeCount } = network;
  const { forward, backward } = passages[vehicle];
  const seconds = new Float64Array(nodeCount);
  const cameBy = new Int32Array(nodeCount);
  const wantedBy = new Int32Array(nodeCount);
  const queue = new FlatQueue<number>();
  let searches = 0;

  const offer = (node: number, cost: number, edge: number): void => {
    if (cost >= seconds[node]!) return;
    seconds[node] = cost;
    cameBy[node] = edge;
    queue.push(node, cost);
  };

  /** The nodes over which a target is reached. */
  const want = ({ first, fromFirst, second, fromSecond }: Targets): number => {
    let wanted = 0;
    const add = (node: number): void => {
      if (wantedBy[node] === searches) return;
      wantedBy[node] = searches;
      wanted++;
    };
    for (let i = 0; i < first.length; i++) {
      if (fromFirst[i]! < Infinity) add(first[i]!);
      if (fromSecond[i]! < Infinity) add(second[i]!);
    }
    return wanted;
  };

  return (start, targets) => {
    searches++;
    seconds.fill(Infinity);
    queue.clear();
    let left = targets === undefined ? Infinity : want(targets);
    const walk = start.off / speeds.offRoad;
    const share = shareOf(start.along, length[start.edge]!);
    if (forward[start.edge]! < Infinity) offer(to[start.edge]!, walk + forward[start.edge]! * (1 - share), -1);
    if (backward[start.edge]! < Infinity) offer(from[start.edge]!, walk + backward[start.edge]! * share, -1);
    while (left > 0) {
      const cost = queue.peekValue();
      if (cost === undefined) break;
      const node = queue.pop()!;
      if (cost > seconds[node]!) continue;
      if (wantedBy[node] === searches) left--;
      for (let i = firstVia[node]!; i < firstVia[node + 1]!; i++) {
        const edge = via[i]!;
        if (from[edge] === node) offer(to[edge]!, cost + forward[edge]!, edge);
        if (to[edge] === node) offer(from[edge]!, cost + backward[edge]!, edge);
      }
    }
    return {
      secondsTo: (spot) => arrivalAt(start, spot).seconds,
      fill: (all, row, at) => fill(start, all, row, at),
      wayTo: (spot) => wayTo(start, spot),
    };
  };

  function fill(
    start: Spot,
    { spots, first, fromFirst, second, fromSecond, onEdge }: Targets,
    row: Float32Array,
    at: number,
  ): void {
    for (let i = 0; i < first.length; i++) {
      if (spots[i] === undefined) continue;
      const byFirst = seconds[first[i]!]! + fromFirst[i]!;
      const bySecond = seconds[second[i]!]! + fromSecond[i]!;
      row[at + i] = byFirst < bySecond ? byFirst : bySecond;
    }
    // Only those on the start's own edge may be reached without coming to an end of it.
    for (const i of onEdge.get(start.edge) ?? []) row[at + i] = arrivalAt(start, spots[i]!).seconds;
  }

  /** By which end of its edge a spot is reached soonest: a node, or straight along the edge both lie on (-1). */
  function arrivalAt(start: Spot, { edge, along, off }: Spot): { readonly seconds: number; readonly over: number } {
    const share = shareOf(along, length[edge]!);
    let [best, over] = [Infinity, -1];
    const offerEnd = (cost: number, by: number): void => {
      if (cost < best) [best, over] = [cost, by];
    };
    if (edge === start.edge) {
      const stretch = shareOf(Math.abs(along - start.along), length[edge]!);
      const passage = along >= start.along ? forward[edge]! : backward[edge]!;
      if (passage < Infinity) offerEnd(start.off / speeds.offRoad + passage * stretch, -1);
    }
    if (forward[edge]! < Infinity) offerEnd(seconds[from[edge]!]! + forward[edge]! * share, from[edge]!);
    if (backward[edge]! < Infinity) offerEnd(seconds[to[edge]!]! + backward[edge]! * (1 - share), to[edge]!);
    return { seconds: best + off / speeds.offRoad, over };
  }

  function wayTo(start: Spot, end: Spot): ReturnType<Reached['wayTo']> {
    const { seconds: cost, over } = arrivalAt(start, end);
    if (cost === Infinity) return undefined;
    const legs = over < 0 ? [{ edge: end.edge, from: start.along, to: end.along }] : legsTo(start, end, over);
    const metres = legs.reduce((sum, leg) => sum + Math.abs(leg.to - leg.from), start.off + end.off);
    return { metres, line: lineOf(legs) };
  }

  function legsTo(start: Spot, end: Spot, over: number): Leg[] {
    const isFirstEnd = (edge: number, node: number): boolean => from[edge] === node;
    const endOf = (edge: number, node: number): number => (isFirstEnd(edge, node) ? 0 : length[edge]!);
    // On a loop both ends are one node: it is entered by the end from which it is open and shorter.
    const entered = from[end.edge] === to[end.edge] ? loopEnd(end.edge, end.along, true) : endOf(end.edge, over);
    const legs: Leg[] = [{ edge: end.edge, from: entered, to: end.along }];
    let node = over;
    while (cameBy[node]! >= 0) {
      const edge = cameBy[node]!;
      const isForward = to[edge] === node;
      legs.push({ edge, from: isForward ? 0 : length[edge]!, to: isForward ? length[edge]! : 0 });
      node = isForward ? from[edge]! : to[edge]!;
    }
    const left =
      from[start.edge] === to[start.edge] ? loopEnd(start.edge, start.along, false) : endOf(start.edge, node);
    legs.push({ edge: start.edge, from: start.along, to: left });
    return legs.reverse();
  }

  /** The end of a loop by which a place on it is come to (or left). */
  function loopEnd(edge: number, along: number, isEntered: boolean): number {
    const [byFirst, bySecond] = isEntered
      ? [forward[edge]! * along, backward[edge]! * (length[edge]! - along)]
      : [backward[edge]! * along, forward[edge]! * (length[edge]! - along)];
    return byFirst <= bySecond ? 0 : length[edge]!;
  }

  function lineOf(legs: readonly Leg[]): readonly (readonly [number, number])[] {
    const line: (readonly [number, number])[] = [];
    for (const { edge, from: begin, to: finish } of legs) {
      const stretch = lineBetween(network, edge, Math.min(begin, finish), Math.max(begin, finish));
      if (finish < begin) stretch.reverse();
      for (const place of stretch) {
        const last = line.at(-1);
        if (last === undefined || last[0] !== place[0] || last[1] !== place[1]) line.push(place);
      }
    }
    return line;
  }
}

function shareOf(along: number, length: number): number {
  return length === 0 ? 0 : along / length;
}
