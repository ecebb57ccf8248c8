import type { ClientBase } from 'pg';
import type { RecordContent } from '#domain/record.ts';
import type { Context } from '../context.ts';
import { shown } from '../live/shown.ts';
import { storedRecord } from './store.ts';

/** Others may write the same record in between; more often than this it is no coincidence. */
const attempts = 5;

/**
 * Changes one record on whatever version stands, through the journal: what a route of its own settles (a password was
 * set, a token is revoked), not a person's edit of what they saw.
 * @param change.next the new content of what stands; undefined leaves it as it is
 * @param change.within statements of the same transaction; run again where somebody else came first
 * @returns the record's content before; undefined where there is no such record
 */
export async function changeRecord(
  context: Pick<Context, 'store' | 'live' | 'log'>,
  change: {
    readonly act: string;
    readonly by: string;
    readonly kind: string;
    readonly id: string;
    readonly next: (content: RecordContent) => RecordContent | undefined;
    readonly within: (client: ClientBase) => Promise<void>;
  },
): Promise<RecordContent | undefined> {
  const { store } = context;
  const { act, by, kind, id, next, within } = change;
  for (let attempt = 1; ; attempt++) {
    const current = await storedRecord(store, kind, id);
    const after = current === undefined ? undefined : next(current.content);
    if (current === undefined || after === undefined) return current?.content;
    const written = await store.commit(
      { kind: act, note: '', by, lines: [], records: [{ kind, id, base: current.version, after }] },
      { within },
    );
    if (written.ok) {
      await shown(context.live, context.log, written.value.seq);
      return current.content;
    }
    if (attempt === attempts) throw new Error(`${kind}/${id} is changed too often: ${JSON.stringify(written.error)}`);
  }
}
