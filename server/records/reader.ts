import type { Change } from '#domain/change.ts';
import type { RecordsView } from '#domain/record.ts';

/**
 * All facts without a place, in memory: they are few and asked for with every request. Follows the changes, so that what
 * one process writes holds in all.
 */
export interface Records extends RecordsView {
  /** Reads all anew from the store. */
  load(): Promise<void>;
  /** Takes a change in; one that is known already is passed over. */
  apply(change: Change): void;
}
