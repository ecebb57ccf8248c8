import type { Change } from '#domain/change.ts';
import type { Filter } from '#domain/filter.ts';
import type { CutTile } from './cut.ts';
import type { Deadline } from './deadlines.ts';
import type { PointIndex } from './point-index.ts';
import type { Remembered } from './remembered.ts';
import type { Touched } from './touched.ts';

/** [west, south, east, north] in degrees WGS84. */
export type Bbox = readonly [number, number, number, number];

export interface TileRequest {
  /** Collection ids, in the order the tile's layers shall have. */
  readonly collections: readonly string[];
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly filter: Filter;
  /** Epoch seconds: what counts as overdue in cells. */
  readonly now: number;
}

/**
 * Which features are meant: those that are valid now, as on the map, or also what is announced and retired, as in the
 * registers' tables and the standard's interface. What a collection with cells holds is always valid.
 */
export type Standing = 'current' | 'all';

/** A feature of a list: enough to fetch its row and to draw it. */
export interface ListedFeature {
  readonly collection: string;
  readonly fid: number;
}

/** Counts of one collection within a view and filter. */
export interface Counts {
  readonly total: number;
  /** Collections with cells only. */
  readonly open?: number;
  readonly overdue?: number;
  /** Collections with cells only: value of the `cells.by` column -> count. */
  readonly by?: Readonly<Record<string, number>>;
  /** Word column 'status' where there is one: value -> count. */
  readonly byStatus?: Readonly<Record<string, number>>;
}

/**
 * All that is drawn, in memory, and beside it what is announced or retired and not drawn. It answers tiles, counts, lists and candidates without the database, and is moved
 * from change to change by the follower in `server/live`, in order of number.
 */
export interface CityIndex {
  /** The number of the last change the index stands at. */
  readonly seq: number;
  /** Reads every collection anew (start, and after a bulk load of that collection). */
  load(collection?: string): Promise<void>;
  /** Takes one change; a bulk change reloads its collection. */
  apply(change: Change): Promise<void>;
  /**
   * Lets come and go what does so by the clock, as an edit would; what is asked in between is answered as of the last
   * time. @returns what came or went
   */
  keepTime(): Remembered[];
  /** Moments ahead at which something comes or goes. */
  readonly ahead: number;
  /** The MVT 2.1 bytes, uncompressed; empty where there is nothing. */
  tile(request: TileRequest): Uint8Array;
  /** The same bytes, with the time until which the clock alone does not change them. */
  cut(request: TileRequest): CutTile;
  /** What changed lately and where: for those who keep something made from the index. */
  readonly touched: Touched;
  /** The public id of a feature, valid or not; undefined where there is none. */
  idOf(collection: string, fid: number): string | undefined;
  /** What is known of a feature, valid or not, without the database. */
  remembered(collection: string, fid: number): Remembered | undefined;
  /**
   * Exact counts of what is valid in the bbox (everywhere where absent): points inside, lines and areas whose geometry
   * meets it.
   */
  counts(collection: string, filter: Filter, bbox: Bbox | undefined, now: number): Counts;
  /** How many a list with the same arguments holds. */
  total(collection: string, filter: Filter, bbox: Bbox | undefined, standing: Standing): number;
  /**
   * Fids in the bbox, exactly, sorted: overdue first, then open by due time, then newest first (collections with
   * cells); by label-independent fid order otherwise. Points are kept to 9 mm: one that lies on the bbox's edge is
   * within, and so may be one less than that beyond it.
   */
  list(
    collection: string,
    filter: Filter,
    bbox: Bbox | undefined,
    standing: Standing,
    offset: number,
    limit: number,
  ): ListedFeature[];
  /**
   * Reads a collection of points by rules of the reader's own. What takes no longer than a moment is done at once; longer
   * work goes on when its turn among the changes has come, in slices, and begins anew if something changed until then: it
   * sees one picture and holds nobody up.
   * @param work yields where it may be interrupted; it may be begun twice
   * @throws RangeError for lines and areas
   */
  read<T>(collection: string, work: (points: PointIndex) => Iterator<unknown, T>): Promise<T>;
  /** Ids of lines and areas, valid or not, whose geometry meets the bbox, exactly, in byte order; for the feature API's bbox. */
  idsMeeting(collection: string, bbox: Bbox): string[];
  /** Distinct values of a word column among what is valid, with their counts, most frequent first: for filter choices. */
  values(collection: string, property: string): { value: string; count: number }[];
  /** The moments after `after` (epoch seconds) at which features count as something else by the clock alone, in no order. */
  deadlines(collection: string, after: number): Deadline[];
  /** [west, south, east, north] of the features; undefined when there are none. */
  extent(collection: string, standing: Standing): Bbox | undefined;
}
