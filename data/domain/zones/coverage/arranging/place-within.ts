import type { Point } from '#domain/geometry/lattice.ts';

/** How far up a face to look for a place within, in parts of its height; the middle first. */
const heights = [0.5, 0.3, 0.7, 0.1, 0.9];

/**
 * Some place well inside an area, not on its border: the middle of the widest stretch that a few levels cut out of it.
 * @param rings closed, by the even-odd rule, of some area
 * @returns y halfway between two whole numbers, x halved or whole where there is room
 */
export function placeWithinRings(rings: readonly (readonly Point[])[]): readonly [x: number, y: number] {
  let low = Infinity;
  let high = -Infinity;
  for (const [, y] of rings[0] ?? []) {
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  if (!(low < high)) throw new Error('There is no place within an area without extent.');
  let best: { from: number; to: number; y: number } | undefined;
  for (const height of heights) {
    // No vertex lies on such a level, so that each crossing goes in or out.
    const y = Math.min(high - 1, Math.floor(low + (high - low) * height)) + 0.5;
    const stretch = widestStretch(rings, y);
    if (stretch !== undefined && (best === undefined || stretch.to - stretch.from > best.to - best.from))
      best = { ...stretch, y };
  }
  const { from, to, y } = best!;
  const middle = (from + to) / 2;
  const halved = Math.round(middle * 2) / 2;
  return [from < halved && halved < to ? halved : middle, y];
}

function widestStretch(rings: readonly (readonly Point[])[], y: number): { from: number; to: number } | undefined {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      if (ay > y !== by > y) crossings.push(ax + ((bx - ax) * (y - ay)) / (by - ay));
    }
  }
  crossings.sort((a, b) => a - b);
  let widest: { from: number; to: number } | undefined;
  for (let i = 1; i < crossings.length; i += 2) {
    const [from, to] = [crossings[i - 1]!, crossings[i]!];
    if (widest === undefined || to - from > widest.to - widest.from) widest = { from, to };
  }
  return widest;
}
