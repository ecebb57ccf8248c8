import type { Block } from './blocks.ts';
import type { Point } from '#domain/geometry/lattice.ts';

/**
 * Shares the blocks out among seeds: each block goes to the nearest seed it can be reached from over shared borders,
 * so that every share hangs together.
 * @returns for each block the index of its seed
 */
export function grow(blocks: readonly Block[], seeds: readonly Point[]): number[] {
  const owner = new Array<number>(blocks.length).fill(-1);
  const gap = (block: Block, seed: number) =>
    Math.hypot(block.centre[0] - seeds[seed]![0], (block.centre[1] - seeds[seed]![1]) * 1.18);
  const front: { block: number; seed: number; gap: number }[] = [];
  seeds.forEach((_, seed) => {
    const free = blocks.filter((block) => !front.some((f) => f.block === block.index));
    const nearest = free.reduce((best, block) => (gap(block, seed) < gap(best, seed) ? block : best));
    front.push({ block: nearest.index, seed, gap: -1 });
  });
  while (front.length > 0) {
    let best = 0;
    for (let i = 1; i < front.length; i++) if (front[i]!.gap < front[best]!.gap) best = i;
    const { block, seed } = front.splice(best, 1)[0]!;
    if (owner[block] !== -1) continue;
    owner[block] = seed;
    for (const next of blocks[block]!.neighbours.keys()) {
      if (owner[next] === -1) front.push({ block: next, seed, gap: gap(blocks[next]!, seed) });
    }
  }
  return owner;
}

/**
 * Joins small blocks to a neighbour of the same group until each union has at least `minimum` (square lattice units)
 * or no neighbour of its group is left.
 * @returns lists of block indexes, in order of their first block
 */
export function joinSmall(blocks: readonly Block[], group: readonly number[], minimum: number): number[][] {
  const union = blocks.map((block) => block.index);
  const members = new Map(blocks.map((block) => [block.index, [block.index]]));
  const size = (id: number) => members.get(id)!.reduce((sum, b) => sum + blocks[b]!.size, 0);
  for (;;) {
    const small = [...members.keys()].filter((id) => size(id) < minimum).sort((a, b) => size(a) - size(b));
    const pair = small
      .map((id) => {
        const borders = new Map<number, number>();
        for (const b of members.get(id)!) {
          for (const [n, length] of blocks[b]!.neighbours) {
            if (union[n] !== id && group[n] === group[b])
              borders.set(union[n]!, (borders.get(union[n]!) ?? 0) + length);
          }
        }
        const [to] = [...borders].sort((p, q) => q[1] - p[1])[0] ?? [];
        return to === undefined ? undefined : ([id, to] as const);
      })
      .find((found) => found !== undefined);
    if (pair === undefined) break;
    const [from, to] = pair;
    for (const b of members.get(from)!) union[b] = to;
    members.set(
      to,
      [...members.get(to)!, ...members.get(from)!].sort((a, b) => a - b),
    );
    members.delete(from);
  }
  return [...members.values()].sort((a, b) => a[0]! - b[0]!);
}
