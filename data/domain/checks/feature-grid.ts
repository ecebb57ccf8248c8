import { bboxOf, boxesMeet, type Bbox } from '#domain/geometry/bbox.ts';
import type { CheckFeature } from './check.ts';

/** Degrees: about 400 metres. */
const cell = 0.004;

/** What covers more cells than this is looked at with every question instead. */
const wideCells = 256;

/** Rows of cells in a column: more than there are from pole to pole. */
const rows = 65_536;

/** Features by where they lie; they may come and go. */
export interface FeatureGrid {
  put(feature: CheckFeature): void;
  remove(id: string): void;
  /** Those whose box meets one, by id. */
  near(bbox: Bbox): CheckFeature[];
}

interface Placed {
  readonly feature: CheckFeature;
  readonly box: Bbox;
  /** Undefined: wide. */
  readonly cells: readonly number[] | undefined;
}

/** An empty grid. */
export function featureGrid(): FeatureGrid {
  const placed = new Map<string, Placed>();
  const wide = new Set<Placed>();
  const cells = new Map<number, Set<Placed>>();

  function remove(id: string): void {
    const one = placed.get(id);
    if (one === undefined) return;
    placed.delete(id);
    if (one.cells === undefined) wide.delete(one);
    for (const key of one.cells ?? []) {
      const there = cells.get(key)!;
      there.delete(one);
      if (there.size === 0) cells.delete(key);
    }
  }

  return {
    remove,
    put(feature) {
      remove(feature.id);
      const box = bboxOf(feature.geometry);
      const one: Placed = { feature, box, cells: cellsOf(box, wideCells) };
      placed.set(feature.id, one);
      if (one.cells === undefined) wide.add(one);
      for (const key of one.cells ?? []) {
        const there = cells.get(key);
        if (there === undefined) cells.set(key, new Set([one]));
        else there.add(one);
      }
    },
    near(bbox) {
      const asked = cellsOf(bbox, placed.size);
      const found = new Set<Placed>();
      for (const group of asked === undefined
        ? [placed.values()]
        : [wide, ...asked.map((key) => cells.get(key) ?? [])]) {
        for (const one of group) if (boxesMeet(one.box, bbox)) found.add(one);
      }
      return [...found].map(({ feature }) => feature).sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}

/** The cells that a box covers; undefined where they are more than `most`. */
function cellsOf([west, south, east, north]: Bbox, most: number): number[] | undefined {
  const [x0, y0] = [Math.floor((west + 180) / cell), Math.floor((south + 90) / cell)];
  const [x1, y1] = [Math.floor((east + 180) / cell), Math.floor((north + 90) / cell)];
  if (!((x1 - x0 + 1) * (y1 - y0 + 1) <= most)) return undefined;
  const keys: number[] = [];
  for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) keys.push(x * rows + y);
  return keys;
}
