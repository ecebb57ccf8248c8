import { countCases, type CellCounts } from '#domain/hotspots/count.ts';
import type { HotCell } from '#domain/hotspots/hotspot.ts';
import { hotspotsOf } from '#domain/hotspots/hotspots-of.ts';
import type { Lattice } from '#domain/hotspots/lattice.ts';
import type { createGrounds } from './grounds.ts';
import type { Reckoning } from './orders.ts';
import type { Counted } from './reader.ts';
import { columnsOver, type Selection, type SharedSelection } from './selection.ts';
import type { SharedCells } from './unit-cells.ts';

/** What was chosen. */
export interface Chosen {
  readonly selection: Selection;
  readonly words: Pick<SharedSelection, 'classCodes' | 'classNames'>;
}

/** What was chosen, and what follows from it. */
export interface Picture extends Chosen {
  readonly reckoning: Reckoning;
  readonly lattice: Lattice;
  /** The unit grid of the time it was made. */
  readonly outlines: SharedCells;
  readonly counts: CellCounts;
  readonly counted: Counted;
  /** Those with a case, in the order of the lattice. */
  readonly cells: readonly HotCell[];
  /** Number in the lattice of each cell with a case, by its id. */
  readonly cellNumbers: ReadonlyMap<string, number>;
}

/** What was chosen, out of the memory that both threads see. */
export function chosenOf({ buffer, capacity, count, classCodes, classNames }: SharedSelection): Chosen {
  return { selection: columnsOver(buffer, capacity, count), words: { classCodes, classNames } };
}

/** Counts what was chosen in the cells that are asked for, and says what stands out. */
export function makePicture(
  shared: SharedSelection,
  grounds: Pick<ReturnType<typeof createGrounds>, 'of'>,
  reckoning: Reckoning,
): Picture {
  const chosen = chosenOf(shared);
  const { kind, lattice, outlines } = grounds.of(reckoning.kind, reckoning.hexagonMetres);
  const counts = countCases(chosen.selection, lattice, reckoning);
  const { cells: exact, guard } = hotspotsOf(lattice, counts, reckoning.limits);
  const cells = exact.map(written);
  const counted: Counted = {
    kind,
    total: counts.inside,
    outside: counts.outside,
    lattice: lattice.ids.length,
    ...(guard === undefined ? {} : { guard }),
  };
  const cellNumbers = new Map<string, number>();
  for (const [number, id] of lattice.ids.entries()) if (counts.period[number]! > 0) cellNumbers.set(id, number);
  return { ...chosen, reckoning, lattice, outlines, counts, counted, cells, cellNumbers };
}

/** A cell with its figures as they are written: half as many bytes, and nobody reads the seventh digit. */
function written(cell: HotCell): HotCell {
  const { lon, lat, z, p, trendZ, trendP } = cell;
  const [six, seven] = [(value: number) => Number(value.toPrecision(6)), (value: number) => Number(value.toFixed(7))];
  return { ...cell, lon: seven(lon), lat: seven(lat), z: six(z), p: six(p), trendZ: six(trendZ), trendP: six(trendP) };
}
