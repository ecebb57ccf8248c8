import type { Context } from '../context.ts';
import { keepFresh } from './keep-fresh.ts';
import type { Names } from './reader.ts';
import { compareRanks, SearchIndex } from './search-index.ts';

/** Lines (streets) come first among equals, then points, then areas. */
const kinds = ['line', 'point', 'area'] as const;

/**
 * Names of the collections that are small enough to hold their words in memory. One with cells (cases) is not, and people
 * ask for its features by number.
 */
export function createNames(sources: Pick<Context, 'collections' | 'register' | 'live' | 'log' | 'now'>): Names {
  const { collections, now } = sources;
  const named = collections.filter((c) => c.cells === undefined && c.searched.length > 0);
  const indexes = named.map((c) => new SearchIndex(c, kinds.indexOf(c.geometry) * 100 + collections.indexOf(c)));
  let following: Promise<() => void> | undefined;
  return {
    collections: named,
    async start() {
      following ??= keepFresh(indexes, sources);
      await following;
    },
    find(text, open) {
      const seconds = Math.floor(now() / 1000);
      const found = indexes.flatMap((index) => (open.includes(index.collection) ? index.find(text, seconds) : []));
      return found.sort(
        (a, b) =>
          compareRanks(a.rank, b.rank) ||
          (a.result.label < b.result.label ? -1 : Number(a.result.label > b.result.label)),
      );
    },
    async stop() {
      (await following)?.();
      following = undefined;
    },
  };
}
