import FlatQueue from 'flatqueue';
import type { Network } from './network.ts';
import type { Spots } from './spots.ts';
import { emptyStretches, putStretch, putUnreached, type Stretches } from './stretches.ts';

/** How far it is to walk to the nearest of some things, all over a network. */
export interface Walk {
  readonly network: Network;
  readonly sources: Spots;
  /** Metres from each node, the way from the road to the thing included; Infinity where none can be walked to. */
  readonly node: Float64Array;
  /** The things on edge e are `onEdge[firstOnEdge[e]]` up to `onEdge[firstOnEdge[e + 1]]`: indexes of sources. */
  readonly firstOnEdge: Int32Array;
  readonly onEdge: Int32Array;
}

/** Walks from all sources at once (Dijkstra); a node is reached from the nearest. */
export function walkFrom(network: Network, sources: Spots): Walk {
  const { from, to, length, firstVia, via, nodeCount } = network;
  const node = new Float64Array(nodeCount).fill(Infinity);
  const queue = new FlatQueue<number>();
  const offer = (at: number, metres: number): void => {
    if (metres >= node[at]!) return;
    node[at] = metres;
    queue.push(at, metres);
  };
  for (let i = 0; i < sources.edge.length; i++) {
    const edge = sources.edge[i]!;
    if (edge < 0) continue;
    offer(from[edge]!, sources.off[i]! + sources.along[i]!);
    offer(to[edge]!, sources.off[i]! + length[edge]! - sources.along[i]!);
  }
  for (;;) {
    const metres = queue.peekValue();
    if (metres === undefined) break;
    const at = queue.pop()!;
    if (metres > node[at]!) continue;
    for (let i = firstVia[at]!; i < firstVia[at + 1]!; i++) {
      const edge = via[i]!;
      offer(from[edge] === at ? to[edge]! : from[edge]!, metres + length[edge]!);
    }
  }
  return { network, sources, node, ...byEdge(network, sources) };
}

/** The indexes of spots by the edge they stand on, along it. */
export function byEdge(
  network: Network,
  spots: Spots,
): { readonly firstOnEdge: Int32Array; readonly onEdge: Int32Array } {
  const firstOnEdge = new Int32Array(network.edgeCount + 1);
  const placed: number[] = [];
  for (let i = 0; i < spots.edge.length; i++) {
    if (spots.edge[i]! < 0) continue;
    placed.push(i);
    firstOnEdge[spots.edge[i]! + 1]!++;
  }
  for (let e = 0; e < network.edgeCount; e++) firstOnEdge[e + 1]! += firstOnEdge[e]!;
  const next = firstOnEdge.slice();
  const onEdge = new Int32Array(placed.length);
  for (const i of placed) onEdge[next[spots.edge[i]!]!++] = i;
  return { firstOnEdge, onEdge };
}

/** Metres to walk from a place on an edge to the nearest source. */
export function metresAt({ network, sources, node, firstOnEdge, onEdge }: Walk, edge: number, along: number): number {
  let metres = Math.min(node[network.from[edge]!]! + along, node[network.to[edge]!]! + network.length[edge]! - along);
  for (let i = firstOnEdge[edge]!; i < firstOnEdge[edge + 1]!; i++) {
    const source = onEdge[i]!;
    metres = Math.min(metres, sources.off[source]! + Math.abs(sources.along[source]! - along));
  }
  return metres;
}

/**
 * The stretches of roads from which it is further than a limit to walk, exactly: on an edge the way leads over one of its
 * ends or to a thing on it.
 * @param counts which edges are asked about; absent: all
 */
export function stretchesBeyond(walk: Walk, limit: number, counts?: (edge: number) => boolean): Stretches {
  const { network, sources, node, firstOnEdge, onEdge } = walk;
  const beyond = emptyStretches();
  for (let edge = 0; edge < network.edgeCount; edge++) {
    if (counts?.(edge) === false) continue;
    const length = network.length[edge]!;
    const low = limit - node[network.from[edge]!]!;
    const high = length - (limit - node[network.to[edge]!]!);
    const [first, last] = [firstOnEdge[edge]!, firstOnEdge[edge + 1]!];
    if (first === last) {
      const [from, to] = [Math.max(0, low), Math.min(length, high)];
      if (to > from) putStretch(beyond, edge, from, to);
      continue;
    }
    const reached: [number, number][] = [
      [0, low],
      [high, length],
    ];
    for (let i = first; i < last; i++) {
      const source = onEdge[i]!;
      const left = limit - sources.off[source]!;
      if (left >= 0) reached.push([sources.along[source]! - left, sources.along[source]! + left]);
    }
    putUnreached(beyond, edge, length, reached);
  }
  return beyond;
}
