import type { Collection } from '#domain/collection.ts';
import { type Caller, mayRead } from '#domain/people/caller.ts';
import { mayReadKind } from '#domain/people/may-read-kind.ts';
import type { RecordKind } from '#domain/record.ts';

/** What a reader may ask to be told of. */
export const topics = ['map', 'records', 'presence', 'jobs', 'positions'] as const;
export type Topic = (typeof topics)[number];

/** What a reader is told of changes: readers of equal views get the same bytes. */
export interface View {
  /** The same for equal views. */
  readonly key: string;
  readonly collections: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
}

/**
 * What of the changes a caller is told: the collections and kinds of records that it may read and that it asked for.
 * Worked out once a stream; a stream ends when the caller's rights change.
 */
export function viewOf(
  caller: Caller,
  asked: ReadonlySet<Topic>,
  all: { readonly collections: readonly Collection[]; readonly kinds: readonly RecordKind[] },
): View {
  const collections = asked.has('map') ? all.collections.filter(({ id }) => mayRead(caller, id)) : [];
  const kinds = asked.has('records') ? all.kinds.filter((kind) => mayReadKind(caller, kind)) : [];
  const ids = [collections.map(({ id }) => id), kinds.map(({ id }) => id)] as const;
  return { key: JSON.stringify(ids), collections: new Set(ids[0]), records: new Set(ids[1]) };
}
