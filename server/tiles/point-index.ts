import type { IndexColumn } from '#domain/collection.ts';
import type { Properties } from '#domain/feature.ts';
import { wholeUnit, worldX, worldY } from '#domain/geometry/tile.ts';
import { Arenas } from './arenas.ts';
import { blockSize, bound, copyPoint, everySlot, makeBlock, stretch, type Block, type Part } from './block.ts';
import { flagYes, makeColumns, writeValues, type Column } from './columns.ts';
import { FidTable } from './fid-table.ts';
import { Gathered } from './gathered.ts';
import { readUuid, writeUuid } from './ids.ts';
import { mortonBefore } from './morton.ts';
import { narrow, type Predicate } from './predicates.ts';

/** A stretch of the world in world units, all four edges belonging to it. */
export interface Bounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** A point as it comes from the store: degrees WGS84. */
export interface PointFeature {
  readonly fid: number;
  readonly id: string;
  readonly lng: number;
  readonly lat: number;
  readonly properties: Properties;
}

/**
 * The points of one collection in memory. They stand in blocks of up to 1,024, cut along Morton order, and a block
 * knows its bounds: a tile looks through the list of blocks (a thousand for a million points), takes those that lie
 * inside whole and tests the points of those on its edge. An edit touches one block; a full block is split in two.
 *
 * Places are kept in world units of 9 mm, rounded down, which is exact for tiles up to zoom 20.
 */
export class PointIndex {
  readonly columns: Column[];
  /** By part, within a part in Morton order. */
  readonly blocks: Block[] = [];
  /** The flag column whose yes and no stand in blocks apart; -1 where there is none. */
  readonly #parting: number;
  readonly #byNumber: (Block | undefined)[] = [];
  readonly #arenas: Arenas;
  readonly #places = new FidTable();
  /** Ids that are not UUIDs, by fid. */
  readonly #names = new Map<number, string>();
  readonly #selection = new Uint16Array(blockSize);
  /** The blocks' bounds side by side, so that looking through them is a matter of microseconds; undefined after an edit. */
  #edges: Float64Array | undefined;
  /** Where the points of one tile are gathered; kept, because making it anew would cost a small tile most of its time. */
  readonly gathered: Gathered;
  count = 0;

  /**
   * @param parting the flag that most views ask for (`cells.open`), where there is one
   * @param columns of the index this one shall take points from, so that both mean the same by a code
   */
  constructor(declared: readonly IndexColumn[], parting?: string, columns: Column[] = makeColumns(declared)) {
    this.columns = columns;
    this.gathered = new Gathered(columns);
    this.#arenas = new Arenas(columns);
    this.#parting = columns.findIndex((c) => c.property === parting && c.kind === 'flag');
  }

  /** An empty index of the same columns, to take points of this one. */
  empty(): PointIndex {
    return new PointIndex([], this.columns[this.#parting]?.property, this.columns);
  }

  /** Puts a point in, in place of the one of the same fid. */
  set(point: PointFeature): void {
    this.delete(point.fid);
    const [x, y] = [wholeUnit(worldX(point.lng)), wholeUnit(worldY(point.lat))];
    const parting = this.columns[this.#parting];
    const part = parting !== undefined && point.properties[parting.property] === true ? 1 : 0;
    this.#append(this.#roomFor(part, x, y), point, x, y);
  }

  /** Takes a point over from another index with the same columns; nothing happens when it is not there. */
  takeOver(from: PointIndex, fid: number): void {
    const place = from.placeOf(fid);
    if (place < 0) return;
    const [source, slot] = [from.blockAt(place), place % blockSize];
    const block = this.#roomFor(from.partOf(source, slot), source.x[slot]!, source.y[slot]!);
    this.take(block, from, source, slot);
    from.delete(fid);
  }

  /** Takes a point out; nothing happens when it is not there. */
  delete(fid: number): void {
    const place = this.#places.get(fid);
    if (place < 0) return;
    const block = this.blockAt(place);
    const slot = place % blockSize;
    const last = --block.count;
    this.#change(block);
    if (slot !== last) {
      copyPoint(block, last, block, slot);
      this.#places.set(block.fid[slot]!, place);
    }
    this.#places.delete(fid);
    this.#names.delete(fid);
    this.count--;
    if (block.count === 0) this.#drop(block);
  }

  /** Where a point stands: its slot is the rest of a division by `blockSize`, its block `blockAt`; -1 where there is none. */
  placeOf(fid: number): number {
    return this.#places.get(fid);
  }

  /** The block of a place. */
  blockAt(place: number): Block {
    return this.#byNumber[Math.floor(place / blockSize)]!;
  }

  /** The public id of a point; undefined where there is none. */
  idOf(fid: number): string | undefined {
    const place = this.#places.get(fid);
    if (place < 0) return undefined;
    return this.#names.get(fid) ?? readUuid(this.blockAt(place).id, (place % blockSize) * 4);
  }

  /**
   * Calls back for each block that has points within the bounds (everywhere, where there are none) that pass.
   * @param visit the selection holds the slots in its first `count` places; it is valid during the call only
   * @param from the block to begin with, and the one to end before: for reading in portions
   */
  select(
    bounds: Bounds | undefined,
    predicates: readonly Predicate[],
    visit: (block: Block, selection: Uint16Array, count: number) => void,
    from = 0,
    to = this.blocks.length,
  ): void {
    const selection = this.#selection;
    const passed = this.#partsPassed(predicates);
    const edges = (this.#edges ??= edgesOf(this.blocks));
    const { minX, minY, maxX, maxY } = bounds ?? everywhere;
    for (let i = from; i < Math.min(to, this.blocks.length); i++) {
      const left = edges[i * 4]!;
      const top = edges[i * 4 + 1]!;
      const right = edges[i * 4 + 2]!;
      const bottom = edges[i * 4 + 3]!;
      if (right < minX || left > maxX || bottom < minY || top > maxY) continue;
      const block = this.blocks[i]!;
      if (!passed[block.part]) continue;
      const isInside = left >= minX && right <= maxX && top >= minY && bottom <= maxY;
      if (isInside && predicates.length === 0) {
        visit(block, everySlot, block.count);
        continue;
      }
      const found = isInside ? block.count : within(block, bounds ?? everywhere, selection);
      const count = narrow(predicates, block.values, isInside ? everySlot : selection, selection, found);
      if (count > 0) visit(block, selection, count);
    }
  }

  /** The part of a point. */
  partOf(block: Block, slot: number): Part {
    return this.#parting >= 0 && block.values[this.#parting]![slot] === flagYes ? 1 : 0;
  }

  /** A new block, the last one unless `at` says otherwise: the caller sees to the order. */
  addBlock(part: Part, startX: number, startY: number, at = this.blocks.length): Block {
    const free = this.#byNumber.indexOf(undefined);
    const number = free >= 0 ? free : this.#byNumber.length;
    const block = makeBlock(number, this.#arenas.storage(number), part);
    block.startX = startX;
    block.startY = startY;
    this.#byNumber[number] = block;
    this.blocks.splice(at, 0, block);
    this.#edges = undefined;
    return block;
  }

  /** Copies a point of another index with the same columns to the end of a block that has room. */
  take(block: Block, from: PointIndex, source: Block, slot: number): void {
    const target = block.count++;
    this.#change(block);
    copyPoint(source, slot, block, target);
    stretch(block, block.x[target]!, block.y[target]!);
    const fid = block.fid[target]!;
    this.#places.set(fid, block.number * blockSize + target);
    const name = from.#names.get(fid);
    if (name !== undefined) this.#names.set(fid, name);
    this.count++;
  }

  /** Puts a point at the end of the last block, whatever its place and part: to be put in order afterwards. */
  push(point: PointFeature): void {
    let block = this.blocks.at(-1);
    if (block === undefined || block.count === blockSize) block = this.addBlock(0, 0, 0);
    this.#append(block, point, wholeUnit(worldX(point.lng)), wholeUnit(worldY(point.lat)));
  }

  #append(block: Block, point: PointFeature, x: number, y: number): void {
    const slot = block.count++;
    this.#change(block);
    block.x[slot] = x;
    block.y[slot] = y;
    block.fid[slot] = point.fid;
    if (!writeUuid(point.id, block.id, slot * 4)) this.#names.set(point.fid, point.id);
    writeValues(this.columns, block.values, slot, point.properties);
    stretch(block, x, y);
    this.#places.set(point.fid, block.number * blockSize + slot);
    this.count++;
  }

  /** Whether points of part 0 and of part 1 can pass: a filter on the parting flag leaves one of them out. */
  #partsPassed(predicates: readonly Predicate[]): readonly [boolean, boolean] {
    const out: [boolean, boolean] = [true, true];
    for (const p of predicates) {
      if (p.kind !== 'flag' || p.at !== this.#parting) continue;
      if (p.allowed[0] === 0) out[0] = false;
      if (p.allowed[flagYes] === 0) out[1] = false;
    }
    return out;
  }

  /** The last block of a part that does not begin after a place; the part's first one where all do. */
  #blockFor(part: Part, x: number, y: number): Block {
    const after = (block: Block) =>
      block.part === part ? mortonBefore(x, y, block.startX, block.startY) : block.part > part;
    let [low, high] = [0, this.blocks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (after(this.blocks[middle]!)) high = middle;
      else low = middle + 1;
    }
    const [before, behind] = [this.blocks[low - 1], this.blocks[low]];
    if (before?.part === part) return before;
    return behind?.part === part ? behind : this.addBlock(part, x, y, low);
  }

  /** The block of a part for a place, one that has room. */
  #roomFor(part: Part, x: number, y: number): Block {
    const block = this.#blockFor(part, x, y);
    if (block.count < blockSize) return block;
    this.#split(block);
    return this.#blockFor(part, x, y);
  }

  /** Moves the later half of a block, in Morton order, to a new one behind it. */
  #split(block: Block): void {
    const slots = Array.from(everySlot).sort((a, b) => {
      if (mortonBefore(block.x[a]!, block.y[a]!, block.x[b]!, block.y[b]!)) return -1;
      return mortonBefore(block.x[b]!, block.y[b]!, block.x[a]!, block.y[a]!) ? 1 : block.fid[a]! - block.fid[b]!;
    });
    const half = blockSize / 2;
    const first = slots[half]!;
    const next = this.addBlock(block.part, block.x[first]!, block.y[first]!, this.blocks.indexOf(block) + 1);
    const moved = slots.slice(half);
    this.count -= moved.length;
    for (const slot of moved) this.take(next, this, block, slot);
    const stay = new Set(slots.slice(0, half));
    let target = 0;
    for (let slot = 0; slot < blockSize; slot++) {
      if (!stay.has(slot)) continue;
      if (slot !== target) copyPoint(block, slot, block, target);
      this.#places.set(block.fid[target]!, block.number * blockSize + target);
      target++;
    }
    block.count = half;
    this.#change(block);
    bound(block);
  }

  /** What was reckoned from a block's points holds no longer. */
  #change(block: Block): void {
    block.tally = undefined;
    this.#edges = undefined;
  }

  #drop(block: Block): void {
    this.blocks.splice(this.blocks.indexOf(block), 1);
    this.#edges = undefined;
    this.#byNumber[block.number] = undefined;
  }
}

const everywhere: Bounds = { minX: -Infinity, minY: -Infinity, maxX: Infinity, maxY: Infinity };

/** minX, minY, maxX, maxY of each block in turn. */
function edgesOf(blocks: readonly Block[]): Float64Array {
  const edges = new Float64Array(blocks.length * 4);
  for (const [i, { minX, minY, maxX, maxY }] of blocks.entries()) edges.set([minX, minY, maxX, maxY], i * 4);
  return edges;
}

/** The slots of the points within the bounds, and how many they are. */
function within({ x, y, count }: Block, { minX, minY, maxX, maxY }: Bounds, selection: Uint16Array): number {
  let found = 0;
  for (let i = 0; i < count; i++) {
    selection[found] = i;
    const inX = Number(x[i]! >= minX) & Number(x[i]! <= maxX);
    const inY = Number(y[i]! >= minY) & Number(y[i]! <= maxY);
    found += inX & inY;
  }
  return found;
}
