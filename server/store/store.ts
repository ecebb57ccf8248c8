import type { Kysely } from 'kysely';
import type { ClientBase, Pool } from 'pg';
import type { Change, ChangeRequest } from '#domain/change.ts';
import type { FeatureState } from '#domain/feature.ts';
import type { StoredRecord } from '#domain/record.ts';
import type { Result } from '#domain/result.ts';
import type { Database } from './schema.ts';

/** Why a change was not written. Nothing of it was. `of` 'records': `line` counts the change's records. */
export type CommitRefusal =
  /** Another version is in the store: someone changed (or deleted: `current` null) the feature since it was read. */
  | {
      readonly reason: 'version-conflict';
      readonly of?: 'records';
      readonly line: number;
      readonly current: number | null;
    }
  /** A feature to be created exists already. */
  | { readonly reason: 'exists'; readonly of?: 'records'; readonly line: number }
  /** A feature to be changed or deleted does not exist. */
  | { readonly reason: 'missing'; readonly of?: 'records'; readonly line: number }
  /** The caller's key came with another body before. */
  | { readonly reason: 'key-reused' };

/** A key that makes a repeated write one effect; scoped to caller and route, kept 30 days. */
export interface WriteKey {
  readonly caller: string;
  readonly route: string;
  readonly key: string;
  /** SHA-256 of the body. */
  readonly digest: Buffer;
}

export interface CommitOptions {
  readonly key?: WriteKey;
  /**
   * Further statements of the same transaction (a credential, a job), after the rows and before the journal entry. For
   * `store.ts` files; what it throws takes everything back. Not run for a repeated key.
   */
  readonly within?: (client: ClientBase, change: Omit<Change, 'seq'>) => Promise<void>;
}

/** A feature to be loaded in bulk; without `id` the store makes a UUIDv7. */
export interface BulkFeature extends FeatureState {
  readonly id?: string;
  /** Personal fields, kept apart from the properties. */
  readonly personal?: Readonly<Record<string, string>>;
}

/** The one door to the database. Built by `openStore`, closed by its owner. */
export interface Store {
  /** For `store.ts` files of the concepts only: everything else asks those. */
  readonly db: Kysely<Database>;

  /** The connections below `db`, for `store.ts` files too: COPY and reads on one snapshot. */
  readonly pool: Pool;

  /**
   * Writes the rows and the journal entry of a change in one transaction; the sequence number is taken by the
   * last statement before commit, so that numbers have no gaps and stand in commit order.
   * Schema checks and rights are the caller's; the store checks versions. A repeated key answers the earlier change.
   */
  commit(request: ChangeRequest, options?: CommitOptions): Promise<Result<Change, CommitRefusal>>;

  /**
   * Loads new features into a collection by COPY, in one transaction with one journal header. Only a `StoreError`
   * says that a feature of that id exists already; nothing is loaded then.
   * @param onProgress called with the count copied so far, now and then
   * @param within further statements of the same transaction, before the rows, for `store.ts` files; what it throws
   *   takes everything back
   */
  bulk(
    header: { collection: string; kind: string; note: string; by: string },
    features: AsyncIterable<BulkFeature> | Iterable<BulkFeature>,
    onProgress?: (count: number) => void,
    within?: (client: ClientBase) => Promise<void>,
  ): Promise<Change>;

  /** The number of the last committed change; 0 in a new database. */
  lastSeq(): Promise<number>;

  /** The changes after `seq` in order, at most `limit` (bulk headers included). */
  changesAfter(seq: number, limit: number): Promise<Change[]>;

  /** The change that a caller's key led to before; undefined where it is new. Asked before a repeated request is checked anew. */
  changeOfKey(key: WriteKey): Promise<Result<Change | undefined, CommitRefusal>>;

  /** All records, at one moment, and the change they stand at. */
  records(): Promise<{ readonly seq: number; readonly records: readonly StoredRecord[] }>;

  /**
   * Says something to all processes of this database, this one included, at once or never: presence, a session ended.
   * At most 7,000 bytes; never personal.
   */
  tell(topic: string, word: object): Promise<void>;

  /** Calls back for each word said on a topic; returns the way to stop. */
  onWord(topic: string, listener: (word: unknown) => void): () => void;

  /**
   * Calls back whenever some process may have committed; numbers decide, this only wakes.
   * @param listener told the number, undefined after a connection was lost, when nobody knows
   */
  onWake(listener: (seq?: number) => void): () => void;

  close(): Promise<void>;
}
