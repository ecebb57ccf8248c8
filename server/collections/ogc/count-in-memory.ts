import { LRUCache } from 'lru-cache';
import type { Collection } from '#domain/collection.ts';
import type { Context } from '../../context.ts';
import type { PageQuery } from '../register.ts';

/** How many match, at the change at which that is so. */
type Counted = NonNullable<PageQuery['counted']>;

/**
 * Counts what a page is a part of from the index, where that gives the very number: narrowed by nothing, or by words that
 * the index holds, of all features whatever their validity. A walk through a million rows asks the same on each page, so the last counts are kept.
 * @returns nothing for other pages; those are counted by the database
 */
export function countInMemory({
  index,
}: Pick<Context, 'index'>): (collection: Collection, query: PageQuery) => { counted?: Counted } {
  const kept = new LRUCache<string, Counted>({ max: 100 });
  return (collection, { equals, bbox, datetime }) => {
    if (bbox !== undefined || datetime !== undefined) return {};
    const words: Record<string, readonly string[]> = {};
    for (const [name, value] of Object.entries(equals)) {
      const column = collection.columns.find(({ property }) => property === name);
      if (column?.kind !== 'word' || typeof value !== 'string') return {};
      words[name] = [value];
    }
    const key = JSON.stringify([collection.id, words]);
    const { seq } = index;
    const known = kept.get(key);
    if (known?.seq === seq) return { counted: known };
    const counted = { seq, count: index.total(collection.id, { equals: words }, undefined, 'all') };
    kept.set(key, counted);
    return { counted };
  };
}
