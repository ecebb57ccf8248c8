import type { Change } from '#domain/change.ts';

/** Follows the numbered changes, whoever wrote them: applies each in order to the index, then tells the readers. */
export interface Live {
  /** The last change applied in this process. */
  readonly seq: number;
  /** Since when the database has not answered this process, epoch milliseconds: what is shown is as of then. */
  readonly awaySince: number | undefined;
  /** Resolves when `seq` has been applied here; rejects after `timeoutMs`. */
  applied(seq: number, timeoutMs?: number): Promise<void>;
  /**
   * Hands over a change that this process has just committed, as the store returned it: it is applied in its turn without
   * being read again. One that is known already is passed over.
   */
  offer(change: Change): void;
  /** Calls back after each applied change, in order; returns the way to stop. */
  subscribe(listener: (change: Change) => void): () => void;
  /** Starts following from the index's number. */
  start(): Promise<void>;
  stop(): Promise<void>;
}
