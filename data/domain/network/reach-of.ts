import type { Network } from './network.ts';
import type { Spots } from './spots.ts';
import type { Stretches } from './stretches.ts';
import { stretchesBeyond, walkFrom, type Walk } from './walk.ts';

/** What is within a walk of some things, and which stretches of road are not. */
export interface Reach {
  readonly walk: Walk;
  readonly beyond: Stretches;
}

/**
 * Walks from all facilities over the whole network and finds what lies beyond a limit in metres.
 * @param facilities where they stand on the network (`spotsOn`)
 */
export function reachOf(network: Network, facilities: Spots, limit: number): Reach {
  const walk = walkFrom(network, facilities);
  return { walk, beyond: stretchesBeyond(walk, limit) };
}
