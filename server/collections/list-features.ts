import type { Collection } from '#domain/collection.ts';
import type { Feature } from '#domain/feature.ts';
import type { Filter } from '#domain/filter.ts';
import type { Context } from '../context.ts';
import { isAway } from '../store/away.ts';
import type { Bbox, Standing } from '../tiles/city-index.ts';
import type { Remembered } from '../tiles/remembered.ts';

/** What part of which list. */
export interface ListQuery {
  readonly filter: Filter;
  readonly bbox: Bbox | undefined;
  readonly standing: Standing;
  readonly offset: number;
  readonly limit: number;
}

/** A row of a list: the whole feature, or without the database its indexed properties alone. */
export type ListedRow = Feature | (Remembered & { readonly partial: true });

/**
 * The features of several collections as one list: collection after collection, each in the index's order.
 * @returns the stretch asked for and the length of the whole; a feature deleted meanwhile is left out of the stretch.
 *   While the database is away: what the index holds of each, marked `partial`
 */
export async function listFeatures(
  { index, register }: Pick<Context, 'index' | 'register'>,
  collections: readonly Collection[],
  { filter, bbox, standing, offset, limit }: ListQuery,
): Promise<{ total: number; features: ListedRow[] }> {
  const wanted: { collection: string; fids: number[] }[] = [];
  let total = 0;
  let skip = offset;
  let room = limit;
  for (const { id } of collections) {
    const count = index.total(id, filter, bbox, standing);
    total += count;
    if (skip >= count) {
      skip -= count;
    } else if (room > 0) {
      const listed = index.list(id, filter, bbox, standing, skip, room);
      wanted.push({ collection: id, fids: listed.map(({ fid }) => fid) });
      skip = 0;
      room -= listed.length;
    }
  }
  try {
    const rows = await Promise.all(wanted.map(({ collection, fids }) => register.rows(collection, fids)));
    return { total, features: rows.flat() };
  } catch (error) {
    if (!isAway(error)) throw error;
    const features = wanted.flatMap(({ collection, fids }) =>
      fids.flatMap((fid) => {
        const known = index.remembered(collection, fid);
        return known === undefined ? [] : { ...known, partial: true as const };
      }),
    );
    return { total, features };
  }
}
