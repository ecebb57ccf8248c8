import FlatQueue from 'flatqueue';
import type { Network } from './network.ts';
import type { Spot } from './spots.ts';

/** What can be walked to from one place. */
export interface Near {
  /** Edges of which some part is reached; each once. */
  readonly edges: readonly number[];
  /** Metres to a node; Infinity where it is not reached. Of the last walk only. */
  metresTo(node: number): number;
}

/**
 * Walks from one place after the other, no further than a limit: what the walks need is kept, so that each costs as much as
 * what it reaches.
 */
export function walkerNear(network: Network): (spot: Spot, limit: number) => Near {
  const { from, to, length, firstVia, via } = network;
  const node = new Float64Array(network.nodeCount).fill(Infinity);
  const seen = new Int32Array(network.edgeCount);
  const queue = new FlatQueue<number>();
  let touched: number[] = [];
  let walks = 0;
  const near = (at: number): number => node[at]!;

  return ({ edge: own, along, off }, limit) => {
    for (const at of touched) node[at] = Infinity;
    touched = [];
    walks++;
    const edges: number[] = [];
    const see = (edge: number): void => {
      if (seen[edge] === walks) return;
      seen[edge] = walks;
      edges.push(edge);
    };
    const offer = (at: number, metres: number): void => {
      if (metres > limit || metres >= node[at]!) return;
      if (node[at] === Infinity) touched.push(at);
      node[at] = metres;
      queue.push(at, metres);
    };
    if (off <= limit) {
      see(own);
      offer(from[own]!, off + along);
      offer(to[own]!, off + length[own]! - along);
    }
    for (;;) {
      const metres = queue.peekValue();
      if (metres === undefined) break;
      const at = queue.pop()!;
      if (metres > node[at]!) continue;
      for (let i = firstVia[at]!; i < firstVia[at + 1]!; i++) {
        const edge = via[i]!;
        see(edge);
        offer(from[edge] === at ? to[edge]! : from[edge]!, metres + length[edge]!);
      }
    }
    return { edges, metresTo: near };
  };
}
