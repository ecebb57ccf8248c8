import { vehicles, type Vehicle } from '#domain/people/crew.ts';
import type { RoadClass } from '#domain/roads/collection.ts';
import { buildingNetwork, type Network, type Way } from './network.ts';
import { mainParts } from './travel-parts.ts';
import { standardSpeeds, type TravelSpeeds } from './travel-speeds.ts';

/** A road section as it is travelled. */
export interface TravelWay extends Way {
  readonly class: RoadClass;
  /** Open in the direction of the line only. */
  readonly oneway?: boolean;
}

/** What a vehicle needs for each edge of a network. */
export interface Passage {
  /** Seconds from the edge's first end to its second one and back; Infinity where it may not go. */
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** 1 = a place beside the edge is left and reached by it: the edge does not lie on an island or in a dead one-way end. */
  readonly main: Uint8Array;
}

/** Roads as crews travel them: a network with times in both directions for each vehicle. */
export interface TravelNetwork {
  readonly network: Network;
  readonly speeds: TravelSpeeds;
  readonly passages: Readonly<Record<Vehicle, Passage>>;
}

/** Builds the directed network of ways. @param speeds absent: the standard ones */
export function travelNetwork(ways: readonly TravelWay[], speeds: TravelSpeeds = standardSpeeds): TravelNetwork {
  const steps = buildingTravelNetwork(ways, speeds);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in small steps, between which others may be served. */
export function* buildingTravelNetwork(
  ways: readonly TravelWay[],
  speeds: TravelSpeeds = standardSpeeds,
): Generator<unknown, TravelNetwork> {
  const network = yield* buildingNetwork(ways);
  const passages: Partial<Record<Vehicle, Passage>> = {};
  for (const vehicle of Object.keys(vehicles) as Vehicle[]) {
    passages[vehicle] = passageOf(network, ways, vehicle, speeds);
    yield;
  }
  return { network, speeds, passages: passages as Record<Vehicle, Passage> };
}

function passageOf(network: Network, ways: readonly TravelWay[], vehicle: Vehicle, speeds: TravelSpeeds): Passage {
  const { edgeCount, length, way } = network;
  const forward = new Float64Array(edgeCount).fill(Infinity);
  const backward = new Float64Array(edgeCount).fill(Infinity);
  const isBound = speeds.heedsOneway(vehicle);
  for (let edge = 0; edge < edgeCount; edge++) {
    const { class: roadClass, oneway } = ways[way[edge]!]!;
    const speed = speeds.on(vehicle, roadClass);
    if (speed === undefined) continue;
    forward[edge] = length[edge]! / speed;
    if (oneway !== true || !isBound) backward[edge] = forward[edge]!;
  }
  return { forward, backward, main: mainParts(network, forward, backward) };
}
