import { latOf, lngOf } from '#domain/geometry/tile.ts';
import type { HotCell } from '#domain/hotspots/hotspot.ts';
import { hourOfWeek } from '#domain/hotspots/matrix.ts';
import type { CellDetail } from './orders.ts';
import type { Picture } from './picture.ts';
import { marks } from './selection.ts';

/** The latest cases of a cell that are named. */
const latestNamed = 20;

/** Codes of classes in one column: numbers of words lie below. */
const componentBit = 2 ** 16;

interface Tally {
  x: number;
  y: number;
  citizens: number;
  /** By number of its code, components above `componentBit`. */
  readonly classes: Map<number, { count: number; name: number }>;
  readonly hours: number[];
  readonly weekdays: number[];
  readonly cases: number[];
}

/** What lies in some cells, in one walk through the cases. */
export function cellDetails(picture: Picture, cells: readonly HotCell[]): CellDetail[] {
  const { selection, counts, cellNumbers } = picture;
  const place = new Int32Array(picture.lattice.ids.length).fill(-1);
  for (const [i, { id }] of cells.entries()) place[cellNumbers.get(id)!] = i;
  const tallies = cells.map((): Tally => ({
    x: 0,
    y: 0,
    citizens: 0,
    classes: new Map(),
    hours: new Array<number>(24).fill(0),
    weekdays: new Array<number>(7).fill(0),
    cases: [],
  }));
  for (let i = 0; i < selection.count; i++) {
    const cell = counts.cellOf[i]!;
    const at = cell < 0 ? -1 : place[cell]!;
    if (at >= 0) add(tallies[at]!, picture, i);
  }
  return cells.map((cell, i) => detailOf(picture, cell, tallies[i]!));
}

function add(tally: Tally, { selection }: Picture, i: number): void {
  const { x, y, at, classCode, className, mark } = selection;
  tally.x += x[i]!;
  tally.y += y[i]!;
  if ((mark[i]! & marks.citizens) !== 0) tally.citizens++;
  const hour = hourOfWeek(at[i]!);
  tally.hours[hour % 24]!++;
  tally.weekdays[Math.floor(hour / 24)]!++;
  const key = classCode[i]! + ((mark[i]! & marks.component) === 0 ? 0 : componentBit);
  const known = tally.classes.get(key);
  if (known === undefined) tally.classes.set(key, { count: 1, name: className[i]! });
  else known.count++;
  tally.cases.push(i);
}

function detailOf({ selection, words }: Picture, cell: HotCell, tally: Tally): CellDetail {
  const count = tally.cases.length;
  const { at, fid } = selection;
  return {
    cell,
    middle: [lngOf(tally.x / count), latOf(tally.y / count)],
    classes: [...tally.classes]
      .map(([key, { count: n, name }]) => ({
        code: words.classCodes[key % componentBit]!,
        kind: key < componentBit ? ('matter' as const) : ('component' as const),
        name: words.classNames[name]!,
        count: n,
      }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    publicShare: tally.citizens / count,
    hours: tally.hours,
    weekdays: tally.weekdays,
    latest: tally.cases
      .sort((a, b) => at[b]! - at[a]! || fid[b]! - fid[a]!)
      .slice(0, latestNamed)
      .map((i) => fid[i]!),
  };
}
