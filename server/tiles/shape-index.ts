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
    const rings = ringsOf(geometry);
    const paths = rings.map(({ path }) => project(path, this.#collection.geometry === 'area'));
    const values = viewsOver(this.columns, new ArrayBuffer(widthOf(this.columns)), 0, 1);
    writeValues(this.columns, values, 0, properties);
    const { coverageBy } = this.#collection;
    const part = coverageBy === undefined ? '' : String(properties[coverageBy] ?? '');
    this.#add({
      fid,
      id,
      geometry,
      paths,
      holes: rings.map(({ hole }) => hole),
      values,
      part,
      ...boundsOf(paths),
    });
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
    this.#shapes.set(shape.fid, shape);
    this.#tree = undefined;
    if (!this.#sharesBorders) return;
    let borders = this.#borders.get(shape.part);
    if (borders === undefined) this.#borders.set(shape.part, (borders = new Borders()));
    borders.add(ringsOf(shape.geometry).map(({ path }) => path));
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
