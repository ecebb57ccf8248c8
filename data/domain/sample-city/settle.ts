import { metresPerDegree } from '#domain/streets/chainage.ts';
import { fromLattice, toLattice, type Point } from '#domain/geometry/lattice.ts';
import type { Locator } from './ground/locate.ts';

/** A rectangle of ground, closed and counter-clockwise. */
export interface Plot {
  readonly ring: readonly Point[];
  /** Middle of the plot, lon/lat degrees. */
  readonly centre: readonly [number, number];
  /** East by north in metres. */
  readonly size: readonly [number, number];
}

/** Room kept to the middle of the roads around, in metres. */
const margin = 24;
const step = 30;

/** Finds room for things: each plot lies within one block, clear of the roads and of the plots found before it. */
export class Settler {
  private readonly taken: Plot[] = [];
  private readonly locator: Locator;

  constructor(locator: Locator) {
    this.locator = locator;
  }

  /**
   * The free plot nearest to a place; smaller than asked for where there is no room.
   * @param near lon/lat degrees
   * @param size metres, east by north
   */
  settle(near: readonly number[], size: readonly [number, number]): Plot {
    const [perLng, perLat] = metresPerDegree(near[1]!);
    for (let scale = 1; ; scale *= 0.8) {
      const plotSize = [Math.round(size[0] * scale), Math.round(size[1] * scale)] as const;
      for (let round = 0; round <= 30; round++) {
        for (const [dx, dy] of ringOffsets(round)) {
          const centre = [near[0]! + (dx * step) / perLng, near[1]! + (dy * step) / perLat] as const;
          if (!this.isFree(centre, plotSize)) continue;
          return this.take(centre, plotSize);
        }
      }
    }
  }

  /** Takes a place as it is, over whatever lies there (a shopping district lies across its street). */
  take(centre: readonly [number, number], size: readonly [number, number]): Plot {
    const plot = { ring: rectangle(centre, size), centre, size };
    this.taken.push(plot);
    return plot;
  }

  private isFree(centre: readonly [number, number], size: readonly [number, number]): boolean {
    const border = rectangle(centre, [size[0] + 2 * margin, size[1] + 2 * margin]);
    const blocks = border.slice(0, 4).flatMap(([x, y], i) => {
      const [nx, ny] = border[i + 1]!;
      return [0, 0.25, 0.5, 0.75].map((t) => this.locator.blockAt(x + t * (nx - x), y + t * (ny - y)));
    });
    if (blocks[0] === -1 || blocks.some((block) => block !== blocks[0])) return false;
    const [perLng, perLat] = metresPerDegree(centre[1]);
    return this.taken.every(
      (other) =>
        Math.abs(other.centre[0] - centre[0]) * perLng > (other.size[0] + size[0]) / 2 + 12 ||
        Math.abs(other.centre[1] - centre[1]) * perLat > (other.size[1] + size[1]) / 2 + 12,
    );
  }
}

function ringOffsets(round: number): (readonly [number, number])[] {
  if (round === 0) return [[0, 0]];
  const out: (readonly [number, number])[] = [];
  for (let i = -round; i <= round; i++) {
    out.push([i, -round], [i, round]);
    if (Math.abs(i) < round) out.push([-round, i], [round, i]);
  }
  return out.sort((p, q) => Math.hypot(...p) - Math.hypot(...q));
}

function rectangle(centre: readonly [number, number], size: readonly [number, number]): Point[] {
  const [perLng, perLat] = metresPerDegree(centre[1]);
  const dx = size[0] / 2 / perLng;
  const dy = size[1] / 2 / perLat;
  const corner = (east: number, north: number) => toLattice([centre[0] + east * dx, centre[1] + north * dy]);
  const first = corner(-1, -1);
  return [first, corner(1, -1), corner(1, 1), corner(-1, 1), first];
}

/** A plot as RFC 7946 polygon. */
export function plotGeometry(plot: Plot) {
  return { type: 'Polygon' as const, coordinates: [plot.ring.map(fromLattice)] };
}
