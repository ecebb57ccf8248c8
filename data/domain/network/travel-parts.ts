import type { Network } from './network.ts';

/** A part of the network with less than this share of the greatest part's metres is an island nobody starts from. */
const islandShare = 0.02;

/**
 * The edges by which one may get about: those within a part where every place can be reached from every other one. A gate
 * drawn without the road to it, or a one-way way out of the drawn area, would otherwise hold a crew for ever.
 * @param forward seconds along each edge, Infinity where closed; `backward` against it
 * @returns 1 for each such edge; where no part has two ends at all, every open edge
 */
export function mainParts(network: Network, forward: Float64Array, backward: Float64Array): Uint8Array {
  const { edgeCount, from, to, length } = network;
  const part = strongParts(network, forward, backward);
  const metres = new Map<number, number>();
  for (let edge = 0; edge < edgeCount; edge++) {
    if (!isOpen(edge) || part[from[edge]!] !== part[to[edge]!]) continue;
    const of = part[from[edge]!]!;
    metres.set(of, (metres.get(of) ?? 0) + length[edge]!);
  }
  let most = 0;
  for (const sum of metres.values()) most = Math.max(most, sum);
  const main = new Uint8Array(edgeCount);
  for (let edge = 0; edge < edgeCount; edge++) {
    if (!isOpen(edge)) continue;
    const of = part[from[edge]!]!;
    if (most === 0 || (of === part[to[edge]!] && metres.get(of)! >= most * islandShare)) main[edge] = 1;
  }
  return main;

  function isOpen(edge: number): boolean {
    return forward[edge]! < Infinity || backward[edge]! < Infinity;
  }
}

/** The strongly connected part of each node (Tarjan, without recursion: ways are long). */
function strongParts(
  { nodeCount, from, to, firstVia, via }: Network,
  forward: Float64Array,
  backward: Float64Array,
): Int32Array {
  const part = new Int32Array(nodeCount).fill(-1);
  const found = new Int32Array(nodeCount).fill(-1);
  const low = new Int32Array(nodeCount);
  const next = firstVia.slice(0, nodeCount);
  const open: number[] = [];
  let [finds, parts] = [0, 0];
  for (let root = 0; root < nodeCount; root++) {
    if (found[root]! >= 0) continue;
    const path = [root];
    enter(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      const other = nextOf(node);
      if (other === undefined) {
        path.pop();
        if (path.length > 0) low[path.at(-1)!] = Math.min(low[path.at(-1)!]!, low[node]!);
        if (low[node] === found[node]) close(node);
      } else if (found[other]! < 0) {
        enter(other);
        path.push(other);
      } else if (part[other]! < 0) low[node] = Math.min(low[node]!, found[other]!);
    }
  }
  return part;

  function enter(node: number): void {
    found[node] = low[node] = finds++;
    open.push(node);
  }

  /** The node that the next open edge leads to. */
  function nextOf(node: number): number | undefined {
    while (next[node]! < firstVia[node + 1]!) {
      const edge = via[next[node]!++]!;
      if (from[edge] === node && forward[edge]! < Infinity) return to[edge]!;
      if (to[edge] === node && backward[edge]! < Infinity) return from[edge]!;
    }
    return undefined;
  }

  function close(node: number): void {
    for (;;) {
      const member = open.pop()!;
      part[member] = parts;
      if (member === node) break;
    }
    parts++;
  }
}
