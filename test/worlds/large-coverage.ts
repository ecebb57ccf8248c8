import type { Point } from '#domain/geometry/lattice.ts';
import type { Ground } from '#domain/zones/content.ts';
import { nobody, type Arc, type Owner } from '#domain/zones/coverage/arc.ts';
import { chainEdges, edgesOf } from '#domain/zones/coverage/chains.ts';
import { Coverage } from '#domain/zones/coverage/coverage.ts';
import { chanceOf } from './random-coverage.ts';

/** South-west corner of a large coverage, and the width of its zones (about 300 m), in lattice units. */
export const largeCorner: Point = [1_198_000_000, 323_500_000];
export const largeWidth = 32_000;

export interface LargeOptions {
  /** Zones in a row and in a column; 100 makes 10,000 zones. */
  readonly across: number;
  /** Places of a zone's ring; four at least, a multiple of four. */
  readonly vertices: number;
  readonly seed: number;
}

/** A square city of zones with wiggly shared borders; the same options give the same coverage. Owners are 'z-row-column'. */
export function largeCoverage(options: LargeOptions): Coverage {
  const { grounds, arcs } = largeDrawing(options);
  return Coverage.of(grounds, arcs);
}

/** What such a coverage is made of. */
export function largeDrawing({ across, vertices, seed }: LargeOptions): {
  readonly grounds: (readonly [Owner, Ground])[];
  readonly arcs: Arc[];
} {
  const [corner, width] = [largeCorner, largeWidth];
  const perSide = Math.max(1, Math.round(vertices / 4));
  const random = chanceOf(seed);
  const wiggle = (most: number): number => Math.round((random() * 2 - 1) * most);
  const crossings = Array.from({ length: across + 1 }, (_, row) =>
    Array.from({ length: across + 1 }, (_, column): Point => {
      const stays = row === 0 || column === 0 || row === across || column === across;
      const most = stays ? 0 : width / 8;
      return [corner[0] + column * width + wiggle(most), corner[1] + row * width + wiggle(most)];
    }),
  );
  const owner = (row: number, column: number): Owner =>
    row < 0 || column < 0 || row >= across || column >= across ? nobody : `z-${row}-${column}`;
  /** From a crossing to the next, never so far from straight that two borders could meet. */
  const border = (a: Point, b: Point): Point[] => {
    const points: Point[] = [a];
    for (let i = 1; i < perSide; i++) {
      const t = i / perSide;
      const most = Math.min(t, 1 - t) * width * 0.08;
      points.push([
        Math.round(a[0] + (b[0] - a[0]) * t) + (Math.abs(b[1] - a[1]) > Math.abs(b[0] - a[0]) ? wiggle(most) : 0),
        Math.round(a[1] + (b[1] - a[1]) * t) + (Math.abs(b[1] - a[1]) > Math.abs(b[0] - a[0]) ? 0 : wiggle(most)),
      ]);
    }
    return [...points, b];
  };
  const arcs: Arc[] = [];
  for (let row = 0; row <= across; row++) {
    for (let column = 0; column <= across; column++) {
      const from = crossings[row]![column]!;
      const east = crossings[row]![column + 1];
      const north = crossings[row + 1]?.[column];
      if (east !== undefined) {
        const points = border(from, east);
        arcs.push({ points, left: owner(row, column), right: owner(row - 1, column) });
      }
      if (north !== undefined) {
        const points = border(from, north);
        arcs.push({ points, left: owner(row, column - 1), right: owner(row, column) });
      }
    }
  }
  const grounds: (readonly [Owner, Ground])[] = [];
  for (let row = 0; row < across; row++) {
    for (let column = 0; column < across; column++) {
      const number = `${String(row + 1).padStart(3, '0')}-${String(column + 1).padStart(3, '0')}`;
      grounds.push([
        owner(row, column),
        {
          is: 'zone',
          content: {
            number,
            name: `责任区${number}`,
            kindOfPlace: 'block',
            unit: `中队${1 + ((Math.floor(row / 10) + Math.floor(column / 10)) % 12)}`,
            leader: '某某',
            officer: '某某',
            standardOfWork: '示意',
            timeLimit: '2026-12-31',
          },
        },
      ]);
    }
  }
  // At the four outer corners two arcs are one border: no third ends there.
  return { grounds, arcs: chainEdges(edgesOf(arcs)) };
}
