import type { ClientBase } from 'pg';
import type { Change } from '#domain/change.ts';
import { encodeCoverage } from '#domain/zones/coverage/encoded.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import type { Store } from '../store/store.ts';
import { Outrun, outrunBy, untilFirst } from './outrun.ts';
import { isNumberTaken, keepSnapshot, lastNumber, snapshotOf, type Snapshot } from './store.ts';

/** What a draft is made of. */
export interface NewDraft {
  readonly responsibilityKind: ResponsibilityKind;
  readonly title: string;
  /** Id of the version it is made from. */
  readonly basedOn?: string;
  /** Who makes it, as the journal names them. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The change that makes a draft: its record, and the snapshot in the same transaction. The number is the next one of the
 * kind; where another draft took it in between the transaction is taken back with `Outrun`.
 */
export async function draftRequest(store: Pick<Store, 'db'>, draft: NewDraft, snapshot: Snapshot) {
  const { responsibilityKind, title, basedOn, by, now } = draft;
  const content: SchemeVersion = {
    responsibilityKind,
    number: (await lastNumber(store, responsibilityKind)) + 1,
    title,
    state: 'draft',
    ...(basedOn === undefined ? {} : { basedOn }),
    snapshot: snapshot.sha256,
    edits: 0,
    createdAt: new Date(now).toISOString(),
    createdBy: by,
  };
  return {
    kind: 'zones.draft',
    note: title,
    lines: [],
    records: [{ kind: 'scheme-versions', base: null, after: { ...content } }],
    async within(client: ClientBase, { records = [] }: Pick<Change, 'records'>) {
      if (await isNumberTaken(client, records[0]!.id, content)) throw new Outrun(`Number ${content.number} is taken.`);
      await keepSnapshot(client, snapshot);
    },
  };
}

/**
 * Makes a draft of a coverage outside of a request (an import, the sample).
 * @returns the version's id and the number of the change
 */
export async function createDraft(
  store: Store,
  draft: NewDraft,
  coverage: Coverage,
): Promise<{ readonly id: string; readonly seq: number }> {
  return createDraftOf(store, draft, await snapshotOf(encodeCoverage(coverage)));
}

/** The same of a coverage that was put into its snapshot before. */
export function createDraftOf(
  store: Store,
  draft: NewDraft,
  snapshot: Snapshot,
): Promise<{ readonly id: string; readonly seq: number }> {
  return untilFirst(async () => {
    const { within, ...request } = await draftRequest(store, draft, snapshot);
    const made = await store.commit({ ...request, by: draft.by }, { within });
    if (!made.ok) throw outrunBy(made.error);
    return { id: made.value.records![0]!.id, seq: made.value.seq };
  });
}
