import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import type { Filter } from '#domain/filter.ts';
import type { Context } from '../context.ts';
import type { Bbox } from '../tiles/city-index.ts';

/** What part of which list. */
export interface ListQuery {
  readonly filter: Filter;
  readonly bbox: Bbox | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly offset: number;
  readonly limit: number;
}

/**
 * The features of several collections as one list: collection after collection, each in the index's order.
 * @returns the stretch asked for and the length of the whole; a feature deleted meanwhile is left out of the stretch
 */
export async function listFeatures(
  { index, register }: Pick<Context, 'index' | 'register'>,
  collections: readonly Collection[],
  { filter, bbox, now, offset, limit }: ListQuery,
): Promise<{ total: number; features: Feature[] }> {
  const seconds = Math.floor(now / 1000);
  const wanted: { collection: string; fids: number[] }[] = [];
  let total = 0;
  let skip = offset;
  let room = limit;
  for (const { id } of collections) {
    const count = index.counts(id, filter, bbox, seconds).total;
    total += count;
    if (skip >= count) {
      skip -= count;
    } else if (room > 0) {
      const listed = index.list(id, filter, bbox, seconds, skip, room);
      wanted.push({ collection: id, fids: listed.map(({ fid }) => fid) });
      skip = 0;
      room -= listed.length;
    }
  }
  const rows = await Promise.all(wanted.map(({ collection, fids }) => register.rows(collection, fids)));
  return { total, features: rows.flat() };
}
