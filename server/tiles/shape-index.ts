import type { Geometry, Position } from 'geojson';
import Flatbush from 'flatbush';
import type { Collection } from '#domain/collection.ts';
import type { Properties } from '#domain/feature.ts';
import { Borders } from '#domain/geometry/arcs.ts';
import { worldX, worldY } from '#domain/geometry/tile.ts';
import { makeColumns, viewsOver, widthOf, writeValues, type Column, type Values } from './columns.ts';
import type { Bounds } from './point-index.ts';
import { passes, type Predicate } from './predicates.ts';

/** A line or area in memory. */
export interface Shape extends Bounds {
  readonly fid: number;
  readonly id: string;
  readonly geometry: Geometry;
  /** Lines: one list for each part. Areas: one for each ring, without the closing place. World units, not rounded. */
  readonly paths: readonly Float64Array[];
  /** Areas: for each path whether it is a hole of the outer ring before it. */
  readonly holes: readonly boolean[];
  readonly values: readonly Values[];
  /** Areas of a coverage: its value of `coverageBy`. */
  readonly part: string;
}

/** So many areas' borders are held against all nodes that are known; beyond that, finding the nodes again is cheaper. */
const fewMoves = 32;

/** More changes than this at once, and the borders are made anew beside the ones in use: about 20 ms' work to move. */
const fewChanges = 200;

/**
 * The lines or areas of one collection in memory, found by their bounding boxes. These collections hold thousands,
 * not millions: the tree of boxes is built anew when it is next asked for after an edit.
 */
export class ShapeIndex {
  readonly columns: Column[];
  readonly #collection: Collection;
  readonly #sharesBorders: boolean;
  readonly #shapes = new Map<number, Shape>();
  /** One for each value of `coverageBy`. */
  readonly #borders = new Map<string, Borders>();
  /** What `nodesOf` found, until an edit nearby. */
  readonly #nodes = new Map<number, readonly Uint8Array[]>();
  /** Where borders came or went since nodes were last looked for. */
  #moved: Bounds[] = [];
  #tree: { flatbush: Flatbush; shapes: Shape[] } | undefined;
  /** How often shapes came or went so far. */
  #changes = 0;

  /** @param beside the index whose shapes this one shall keep while they are not drawn: it shares no borders then */
  constructor(collection: Collection, beside?: ShapeIndex) {
    this.#collection = collection;
    this.columns = beside?.columns ?? makeColumns(collection.columns);
    this.#sharesBorders = beside === undefined && collection.coverage === true && collection.geometry === 'area';
  }

  get count(): number {
    return this.#shapes.size;
  }

  /** Puts a line or area in, in place of the one of the same fid. */
  set(fid: number, id: string, geometry: Geometry, properties: Properties): void {
    this.delete(fid);
    this.#add(this.shapeOf(fid, id, geometry, properties));
  }

  /** A line or area as this index would keep it; it is not in it yet. */
  shapeOf(fid: number, id: string, geometry: Geometry, properties: Properties): Shape {
    const rings = ringsOf(geometry);
    const paths = rings.map(({ path }) => project(path, this.#collection.geometry === 'area'));
    const values = viewsOver(this.columns, new ArrayBuffer(widthOf(this.columns)), 0, 1);
    writeValues(this.columns, values, 0, properties);
    const { coverageBy } = this.#collection;
    const part = coverageBy === undefined ? '' : String(properties[coverageBy] ?? '');
    return {
      fid,
      id,
      geometry,
      paths,
      holes: rings.map(({ hole }) => hole),
      values,
      part,
      ...boundsOf(paths),
    };
  }

  /**
   * Takes many out and puts many in. What takes long is done beside what is in use, and nothing changes until the function
   * that is returned is called, which is quick.
   * @param gone fids, whether or not they are there; those that come are among them where they take another's place
   */
  *replacing(gone: ReadonlySet<number>, come: readonly Shape[]): Generator<void, () => void> {
    const since = this.#changes;
    const oneByOne = (): void => {
      for (const fid of gone) this.delete(fid);
      for (const shape of come) this.#add(shape);
    };
    if (!this.#sharesBorders || gone.size + come.length <= fewChanges) return oneByOne;
    const borders = new Map<string, Borders>();
    for (const shape of this.#shapes.values()) {
      if (gone.has(shape.fid)) continue;
      lay(borders, shape);
      yield;
    }
    for (const shape of come) {
      lay(borders, shape);
      yield;
    }
    return () => {
      if (this.#changes !== since) return oneByOne();
      for (const fid of gone) this.#shapes.delete(fid);
      for (const shape of come) this.#shapes.set(shape.fid, shape);
      this.#borders.clear();
      for (const [part, of] of borders) this.#borders.set(part, of);
      this.#nodes.clear();
      this.#moved = [];
      this.#tree = undefined;
      this.#changes++;
    };
  }

  /** Takes a line or area over from another index with the same columns; nothing happens when it is not there. */
  takeOver(from: ShapeIndex, fid: number): void {
    const shape = from.get(fid);
    if (shape === undefined) return;
    from.delete(fid);
    this.#add(shape);
  }

  /** Takes a line or area out; nothing happens when it is not there. */
  delete(fid: number): void {
    const shape = this.#shapes.get(fid);
    if (shape === undefined) return;
    this.#changes++;
    this.#shapes.delete(fid);
    this.#tree = undefined;
    this.#borders.get(shape.part)?.remove(ringsOf(shape.geometry).map(({ path }) => path));
    this.#move(shape);
  }

  get(fid: number): Shape | undefined {
    return this.#shapes.get(fid);
  }

  /** Those that pass and whose bounding box meets the bounds (all, where there are none), by fid. */
  select(bounds: Bounds | undefined, predicates: readonly Predicate[]): Shape[] {
    if (this.#shapes.size === 0) return [];
    this.#tree ??= build([...this.#shapes.values()]);
    const { flatbush, shapes } = this.#tree;
    const near =
      bounds === undefined
        ? shapes.slice()
        : flatbush.search(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY).map((i) => shapes[i]!);
    return near.filter((shape) => passes(predicates, shape.values, 0)).sort((a, b) => a.fid - b.fid);
  }

  /** For each path of a coverage's area, 1 where borders part; undefined for what shares no borders. */
  nodesOf(shape: Shape): readonly Uint8Array[] | undefined {
    const borders = this.#borders.get(shape.part);
    if (borders === undefined) return undefined;
    this.#forgetNodes();
    const known = this.#nodes.get(shape.fid);
    if (known !== undefined) return known;
    const nodes = ringsOf(shape.geometry).map(({ path }) =>
      Uint8Array.from(path.slice(0, -1), (at) => (borders.isNode(at) ? 1 : 0)),
    );
    this.#nodes.set(shape.fid, nodes);
    return nodes;
  }

  #add(shape: Shape): void {
    this.#changes++;
    this.#shapes.set(shape.fid, shape);
    this.#tree = undefined;
    if (!this.#sharesBorders) return;
    lay(this.#borders, shape);
    this.#move(shape);
  }

  /** Borders came or went: nodes near them hold no longer. After many such moves all are looked for anew. */
  #move(bounds: Bounds): void {
    if (this.#nodes.size === 0) return;
    if (this.#moved.push(bounds) <= fewMoves) return;
    this.#nodes.clear();
    this.#moved = [];
  }

  #forgetNodes(): void {
    if (this.#moved.length === 0) return;
    for (const fid of this.#nodes.keys()) {
      const shape = this.#shapes.get(fid);
      if (shape === undefined || this.#moved.some((bounds) => overlap(shape, bounds))) this.#nodes.delete(fid);
    }
    this.#moved = [];
  }
}

/** Adds a shape's borders to those of its part. */
function lay(borders: Map<string, Borders>, { part, geometry }: Shape): void {
  let of = borders.get(part);
  if (of === undefined) borders.set(part, (of = new Borders()));
  of.add(ringsOf(geometry).map(({ path }) => path));
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a.minX <= b.maxX && a.maxX >= b.minX && a.minY <= b.maxY && a.maxY >= b.minY;
}

function build(shapes: Shape[]): { flatbush: Flatbush; shapes: Shape[] } {
  const flatbush = new Flatbush(shapes.length);
  for (const { minX, minY, maxX, maxY } of shapes) flatbush.add(minX, minY, maxX, maxY);
  flatbush.finish();
  return { flatbush, shapes };
}

function ringsOf(geometry: Geometry): { path: readonly Position[]; hole: boolean }[] {
  switch (geometry.type) {
    case 'LineString':
      return [{ path: geometry.coordinates, hole: false }];
    case 'MultiLineString':
      return geometry.coordinates.map((path) => ({ path, hole: false }));
    case 'Polygon':
      return geometry.coordinates.map((path, i) => ({ path, hole: i > 0 }));
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings) => rings.map((path, i) => ({ path, hole: i > 0 })));
    default:
      return [];
  }
}

function project(path: readonly Position[], isRing: boolean): Float64Array {
  const n = isRing ? path.length - 1 : path.length;
  const out = new Float64Array(Math.max(0, n) * 2);
  for (let i = 0; i < n; i++) {
    out[i * 2] = worldX(path[i]![0]!);
    out[i * 2 + 1] = worldY(path[i]![1]!);
  }
  return out;
}

function boundsOf(paths: readonly Float64Array[]): Bounds {
  const out = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const path of paths) {
    for (let i = 0; i < path.length; i += 2) {
      out.minX = Math.min(out.minX, path[i]!);
      out.maxX = Math.max(out.maxX, path[i]!);
      out.minY = Math.min(out.minY, path[i + 1]!);
      out.maxY = Math.max(out.maxY, path[i + 1]!);
    }
  }
  return out;
}
