import type { Collection } from '#domain/collection.ts';
import type { RankedResult } from './search-index.ts';

/** The names of all that is on the map, in memory: of every collection but those that are too large for it. */
export interface Names {
  /** The collections whose names are held. */
  readonly collections: readonly Collection[];
  /** Reads all names and follows the changes from then on; until then nothing is found. */
  start(): Promise<void>;
  /**
   * All that fits a text and is valid now, the best first.
   * @param open the collections in which to look
   */
  find(text: string, open: readonly Collection[]): RankedResult[];
  stop(): Promise<void>;
}

export type { RankedResult, SearchResult } from './search-index.ts';

/** A text as it is typed on a Latin keyboard. */
export { spell } from './spelling.ts';
