import type { CellKind } from '#domain/hotspots/hotspot.ts';
import { hexagonsAround, hexagonsOver } from '#domain/hotspots/hexagons.ts';
import { latticeOf, type Lattice } from '#domain/hotspots/lattice.ts';
import type { HotOrder, SharedPlaces } from './orders.ts';
import type { SharedCells } from './unit-cells.ts';

/** Places this near count once where hexagons are laid around them: 2^10 world units, some eight metres here. */
const coarse = 10;

/** A lattice, and what its cells are. */
export interface Ground {
  readonly kind: CellKind;
  readonly lattice: Lattice;
  readonly outlines: SharedCells;
}

/** The lattices over the ground of now; made when they are first asked for, and anew when the unit grid changes. */
export function createGrounds() {
  let name: string | undefined;
  let outlines: SharedCells | undefined;
  let places: SharedPlaces | undefined;
  const made = new Map<string, Lattice>();

  return {
    /** The name of what is held; undefined before the first order. */
    get name(): string | undefined {
      return name;
    },
    /** Takes what an order brings. */
    take({ ground, cells, places: around }: Pick<HotOrder, 'ground' | 'cells' | 'places'>): void {
      if (cells === undefined) return;
      name = ground;
      outlines = cells;
      places = around;
      made.clear();
    },
    /** The lattice of a kind; where there is no unit grid, hexagons. @param width of hexagons, metres */
    of(asked: CellKind, width: number): Ground {
      if (outlines === undefined) throw new Error('No ground was sent.');
      const hasGrid = outlines.codes.length > 0;
      const kind = hasGrid ? asked : 'hexagon';
      const key = kind === 'unit' ? kind : `${kind} ${width}`;
      let lattice = made.get(key);
      if (lattice === undefined) {
        if (kind === 'unit') lattice = latticeOf(outlines);
        else lattice = hasGrid ? hexagonsOver(outlines, width) : aroundPlaces(places, width);
        made.set(key, lattice);
      }
      return { kind, lattice, outlines };
    },
  };
}

function aroundPlaces(places: SharedPlaces | undefined, width: number): Lattice {
  const { buffer, capacity, count } = places ?? { buffer: new SharedArrayBuffer(0), capacity: 0, count: 0 };
  const [x, y] = [new Uint32Array(buffer, 0, capacity), new Uint32Array(buffer, capacity * 4, capacity)];
  const seen = new Set<number>();
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let i = 0; i < count; i++) {
    const key = (x[i]! >>> coarse) * 2 ** 22 + (y[i]! >>> coarse);
    if (seen.has(key)) continue;
    seen.add(key);
    xs.push(x[i]!);
    ys.push(y[i]!);
  }
  return hexagonsAround(xs, ys, xs.length, width);
}
