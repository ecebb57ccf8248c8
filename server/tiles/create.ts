import type { Geometry } from 'geojson';
import type { Logger } from 'pino';
import type { Change, ChangeLine } from '#domain/change.ts';
import type { Collection } from '#domain/collection.ts';
import type { Filter } from '#domain/filter.ts';
import { meets } from '#domain/geometry/meets.ts';
import { latOf, lngOf, wholeUnit, worldX, worldY } from '#domain/geometry/tile.ts';
import { bboxOf } from '#domain/geometry/bbox.ts';
import type { Register } from '../collections/register.ts';
import { inSlices, mapInSlices, withinMoment } from '../store/in-slices.ts';
import type { Bbox, CityIndex, Counts, ListedFeature, Standing, TileRequest } from './city-index.ts';
import { countPoints, countShapes } from './counts.ts';
import { cutTile, type CutTile } from './cut.ts';
import { deadlinesIn, type Deadline } from './deadlines.ts';
import { Held, many } from './held.ts';
import type { Indexed } from './indexed.ts';
import { PointIndex, type Bounds } from './point-index.ts';
import { predicatesOf } from './predicates.ts';
import { ranked } from './ranking.ts';
import type { Remembered } from './remembered.ts';
import type { Shape } from './shape-index.ts';
import { everywhere, Touched } from './touched.ts';

/** Features fetched from the store at once: a few milliseconds' work to take in. */
const batchSize = 500;

/**
 * Makes an empty index of these collections; `load` fills it, `keepTime` lets come and go what does so by the clock.
 * @throws RangeError from every method asked for a collection that it does not hold
 */
export function createCityIndex(options: {
  collections: readonly Collection[];
  register: Pick<Register, 'scan'>;
  log: Pick<Logger, 'info'>;
  /** Epoch milliseconds: what is valid when it is put in. */
  now: () => number;
}): CityIndex {
  return new MemoryIndex(options);
}

class MemoryIndex implements CityIndex {
  seq = 0;
  readonly touched = new Touched();
  /** What came or went in the background and was not told yet. */
  readonly #turned: Remembered[] = [];
  /** Whether much comes or goes just now. */
  #turning = false;
  readonly #held = new Map<string, Held>();
  readonly #register: Pick<Register, 'scan'>;
  readonly #log: Pick<Logger, 'info'>;
  readonly #now: () => number;
  /** The change each collection was read at: what came before it is in it already. */
  readonly #readAt = new Map<string, number>();
  /** Loads and changes one after the other, in the order they were asked for. */
  #turn: Promise<void> = Promise.resolve();

  constructor({ collections, register, log, now }: Parameters<typeof createCityIndex>[0]) {
    this.#register = register;
    this.#log = log;
    this.#now = now;
    for (const collection of collections) this.#held.set(collection.id, new Held(collection));
  }

  load(collection?: string): Promise<void> {
    return this.#inTurn(() => this.#load(collection));
  }

  apply(change: Change): Promise<void> {
    return this.#inTurn(async () => {
      if (change.seq <= this.seq) return;
      if (change.bulk !== undefined) await this.#read(change.bulk.collection, change.seq);
      if (change.lines.length < many) for (const line of change.lines) this.#take(change.seq, line);
      else await this.#takeMany(change);
      this.seq = change.seq;
    });
  }

  get ahead(): number {
    return [...this.#held.values()].reduce((sum, { ahead }) => sum + ahead, 0);
  }

  keepTime(): Remembered[] {
    const turned = this.#turned.splice(0);
    if (this.#turning) return turned;
    const now = this.#seconds();
    const all = [...this.#held.values()];
    if (all.some((held) => held.isMuchDue(now))) {
      this.#turning = true;
      void this.#inTurn(() => this.#turnMany()).finally(() => (this.#turning = false));
      return turned;
    }
    const small = all.flatMap((held) => held.turn(now));
    for (const { collection, geometry } of small) this.touched.add(collection, geometryBounds(geometry)!);
    return [...turned, ...small];
  }

  tile(request: TileRequest): Uint8Array {
    return this.cut(request).bytes;
  }

  cut(request: TileRequest): CutTile {
    return cutTile(
      request.collections.map((id) => this.#of(id).current),
      request,
    );
  }

  counts(collection: string, filter: Filter, bbox: Bbox | undefined, now: number): Counts {
    const one = this.#of(collection).current;
    if (one.kind === 'shape') return countShapes(one.index.columns, shapesIn(one, filter, bbox));
    const predicates = predicatesOf(filter, one.collection, one.index.columns);
    return countPoints(one.index, one.collection, worldBounds(bbox), predicates, now);
  }

  total(collection: string, filter: Filter, bbox: Bbox | undefined, standing: Standing): number {
    let total = 0;
    for (const one of this.#parts(collection, standing)) {
      if (one.kind === 'shape') {
        total += shapesIn(one, filter, bbox).length;
      } else {
        const predicates = predicatesOf(filter, one.collection, one.index.columns);
        one.index.select(worldBounds(bbox), predicates, (_block, _selection, count) => void (total += count));
      }
    }
    return total;
  }

  list(
    collection: string,
    filter: Filter,
    bbox: Bbox | undefined,
    standing: Standing,
    offset: number,
    limit: number,
  ): ListedFeature[] {
    const bounds = worldBounds(bbox);
    const fids: number[] = [];
    for (const one of this.#parts(collection, standing)) {
      if (one.kind === 'shape') {
        for (const { fid } of shapesIn(one, filter, bbox)) fids.push(fid);
        continue;
      }
      const { cells } = one.collection;
      const predicates = predicatesOf(filter, one.collection, one.index.columns);
      if (cells !== undefined) {
        const found = ranked(one.index, one.collection, cells, bounds, predicates, offset, limit);
        return found.map((fid) => ({ collection, fid }));
      }
      one.index.select(bounds, predicates, (block, selection, count) => {
        for (let i = 0; i < count; i++) fids.push(block.fid[selection[i]!]!);
      });
    }
    fids.sort((a, b) => a - b);
    return fids.slice(offset, offset + limit).map((fid) => ({ collection, fid }));
  }

  async read<T>(collection: string, work: (points: PointIndex) => Iterator<unknown, T>): Promise<T> {
    const points = (): PointIndex => {
      const { current } = this.#of(collection);
      if (current.kind === 'point') return current.index;
      throw new RangeError(`${collection} holds no points.`);
    };
    const { mark } = this.touched;
    const begun = work(points());
    const quick = withinMoment(begun);
    if (quick !== undefined) return quick.value;
    // Where nothing changed until its turn, which is the rule, it goes on from where it is.
    return this.#inTurn(() => inSlices(mark === this.touched.mark ? begun : work(points())));
  }

  idsMeeting(collection: string, bbox: Bbox): string[] {
    const ids = this.#of(collection).all.flatMap((one) => {
      if (one.kind === 'point') throw new RangeError(`${collection} holds points.`);
      return shapesIn(one, { equals: {} }, bbox).map(({ id }) => id);
    });
    return ids.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }

  values(collection: string, property: string): { value: string; count: number }[] {
    const { index } = this.#of(collection).current;
    const at = index.columns.findIndex((c) => c.property === property && c.kind === 'word');
    if (at < 0) return [];
    const counts = new Uint32Array(index.columns[at]!.words.length);
    if (index instanceof PointIndex) {
      for (const block of index.blocks) for (let i = 0; i < block.count; i++) counts[block.values[at]![i]!]!++;
    } else {
      for (const shape of index.select(undefined, [])) counts[shape.values[at]![0]!]!++;
    }
    return index.columns[at]!.words.map((value, code) => ({ value, count: counts[code]!, code }))
      .filter(({ code, count }) => code > 0 && count > 0)
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .map(({ value, count }) => ({ value, count }));
  }

  deadlines(collection: string, after: number): Deadline[] {
    return deadlinesIn(this.#of(collection).current, after);
  }

  extent(collection: string, standing: Standing): Bbox | undefined {
    const all = this.#parts(collection, standing).flatMap(({ index }): readonly Bounds[] =>
      index instanceof PointIndex ? index.blocks : index.select(undefined, []),
    );
    if (all.length === 0) return undefined;
    const edge = (of: (b: Bounds) => number, pick: (a: number, b: number) => number) =>
      all.map(of).reduce((a, b) => pick(a, b));
    return [
      lngOf(edge((b) => b.minX, Math.min)),
      latOf(edge((b) => b.maxY, Math.max)),
      lngOf(edge((b) => b.maxX, Math.max)),
      latOf(edge((b) => b.minY, Math.min)),
    ];
  }

  idOf(collection: string, fid: number): string | undefined {
    return this.#of(collection).idOf(fid);
  }

  remembered(collection: string, fid: number): Remembered | undefined {
    return this.#of(collection).remembered(fid);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  #of(collection: string): Held {
    const held = this.#held.get(collection);
    if (held === undefined) throw new RangeError(`The index holds no collection ${collection}.`);
    return held;
  }

  #parts(collection: string, standing: Standing): readonly Indexed[] {
    const held = this.#of(collection);
    return standing === 'all' ? held.all : [held.current];
  }

  /** The clock, epoch seconds. */
  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }

  async #load(collection: string | undefined): Promise<void> {
    if (collection !== undefined) return this.#read(collection, 0);
    for (const id of this.#held.keys()) await this.#read(id, 0);
    const read = [...this.#readAt.values()];
    // Changes are followed from the earliest snapshot on; each collection passes over those its own holds already.
    if (read.length > 0)
      this.seq = Math.max(
        this.seq,
        read.reduce((a, b) => Math.min(a, b)),
      );
  }

  /** Reads a collection beside the one in use and puts it in its place. */
  async #read(id: string, atLeast: number): Promise<void> {
    const fresh = new Held(this.#of(id).collection);
    const { seq, batches } = await this.#register.scan(id, batchSize);
    if (seq < atLeast) throw new Error(`The snapshot of ${id} stands at change ${seq}, before ${atLeast}.`);
    for await (const batch of batches) {
      const now = this.#seconds();
      for (const feature of batch) fresh.push(feature, now);
    }
    await fresh.settle();
    this.#held.set(id, fresh);
    this.#readAt.set(id, seq);
    this.touched.add(id, everywhere);
    this.#log.info({ collection: id, count: fresh.count, seq }, 'collection indexed');
  }

  /** As `keepTime`, where a whole scheme takes effect: prepared in slices, seen at one moment. */
  async #turnMany(): Promise<void> {
    const now = this.#seconds();
    for (const [collection, held] of this.#held) {
      const show = await inSlices(held.turning(now));
      const turned = show();
      if (turned.length === 0) continue;
      this.touched.add(collection, unionOf(turned.map(({ geometry }) => geometryBounds(geometry)!)));
      for (const one of turned) this.#turned.push(one);
    }
  }

  /** A change of many lines: prepared in slices, seen at one moment, so that no picture shows half of it. */
  async #takeMany({ seq, lines }: Change): Promise<void> {
    const now = this.#seconds();
    const shows: (() => void)[] = [];
    for (const [collection, of] of Map.groupBy(lines, (line) => line.collection)) {
      const held = this.#held.get(collection);
      if (held === undefined || seq <= (this.#readAt.get(collection) ?? 0)) continue;
      const bounds = await mapInSlices(of, ({ before, after }) =>
        [before, after].flatMap((state) => (state === null ? [] : (geometryBounds(state.geometry) ?? []))),
      );
      const show = await inSlices(held.changing(of, now));
      shows.push(show, () => this.touched.add(collection, unionOf(bounds.flat())));
    }
    for (const show of shows) show();
  }

  #take(seq: number, line: ChangeLine): void {
    const held = this.#held.get(line.collection);
    if (held === undefined || seq <= (this.#readAt.get(line.collection) ?? 0)) return;
    for (const state of [line.before, line.after]) {
      const bounds = state === null ? undefined : geometryBounds(state.geometry);
      if (bounds !== undefined) this.touched.add(line.collection, bounds);
    }
    if (line.after === null) held.delete(line.fid);
    else held.put({ fid: line.fid, id: line.id, ...line.after }, this.#seconds());
  }
}

/** Lines and areas that pass and meet the bbox exactly, by fid. */
function shapesIn(
  { index, collection }: Extract<Indexed, { kind: 'shape' }>,
  filter: Filter,
  bbox: Bbox | undefined,
): Shape[] {
  const near = index.select(worldBounds(bbox, 1), predicatesOf(filter, collection, index.columns));
  return bbox === undefined ? near : near.filter((shape) => meets(shape.geometry, bbox));
}

/** A bbox in whole world units, `margin` wider; a point on its edge lies within. */
export function worldBounds(bbox: Bbox | undefined, margin = 0): Bounds | undefined {
  if (bbox === undefined) return undefined;
  const [west, south, east, north] = bbox;
  return {
    minX: wholeUnit(worldX(west)) - margin,
    minY: wholeUnit(worldY(north)) - margin,
    maxX: wholeUnit(worldX(east)) + margin,
    maxY: wholeUnit(worldY(south)) + margin,
  };
}

/** The bounds of a geometry in world units; undefined for one without places. */
function geometryBounds(geometry: Geometry): Bounds | undefined {
  const [west, south, east, north] = bboxOf(geometry);
  if (west > east) return undefined;
  return {
    minX: Math.floor(worldX(west)),
    minY: Math.floor(worldY(north)),
    maxX: worldX(east),
    maxY: worldY(south),
  };
}

/** The bounds around all; of nothing, none. */
function unionOf(all: readonly Bounds[]): Bounds {
  const out = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const { minX, minY, maxX, maxY } of all) {
    out.minX = Math.min(out.minX, minX);
    out.minY = Math.min(out.minY, minY);
    out.maxX = Math.max(out.maxX, maxX);
    out.maxY = Math.max(out.maxY, maxY);
  }
  return out;
}
