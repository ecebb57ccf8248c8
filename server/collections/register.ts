import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';

/** A stretch of a collection in key order (`id COLLATE "C"`). */
export interface PageQuery {
  /** Only ids after this one; from the start where absent. */
  readonly after?: string;
  readonly limit: number;
  /** Property equals value, exactly and all of them (OGC equality filters). Text compares as text, numbers as numbers, flags as flags; for a list, that it contains the value. */
  readonly equals: Readonly<Record<string, string | number | boolean>>;
  /** [west, south, east, north] degrees WGS84; features whose geometry meets it, exactly. */
  readonly bbox?: readonly [number, number, number, number];
  /** Valid time that meets [from, to]; an open end where absent. Instants, ISO 8601 UTC. */
  readonly datetime?: { readonly from?: string; readonly to?: string };
  /**
   * How many match at a change, where the asker knows it exactly (from the index, asked before the page): spares
   * counting a million rows when the page's snapshot stands at that very change.
   */
  readonly counted?: { readonly seq: number; readonly count: number };
}

export interface Page {
  readonly features: readonly Feature[];
  /** All that match, on this page's snapshot. */
  readonly numberMatched: number;
  /** The id to continue after; absent on the last page. */
  readonly next?: string;
  /** The change this page's snapshot stands at. */
  readonly seq: number;
}

/** What every collection answers, whether its rows are in the common register or with a concept of its own. */
export interface Register {
  /** One feature; undefined where there is none. */
  get(collection: string, id: string): Promise<Feature | undefined>;
  /** By the small number that tiles carry. */
  getByFid(collection: string, fid: number): Promise<Feature | undefined>;
  /** Features by fid, in the order asked for; those gone in the meantime are left out. */
  rows(collection: string, fids: readonly number[]): Promise<Feature[]>;
  page(collection: Collection, query: PageQuery): Promise<Page>;
  /** All features in fid order in batches, all at one snapshot; `seq` is the change the snapshot stands at. For the index. */
  scan(collection: string, batch: number): Promise<{ seq: number; batches: AsyncIterable<Feature[]> }>;
  /** Cases whose number ends with or begins with the digits given ("1122-0007", "0007"), newest first. */
  findByNumber(collection: string, property: string, digits: string, limit: number): Promise<Feature[]>;
  count(collection: string): Promise<number>;
}
