import type { StoredRecord } from '#domain/record.ts';
import type { Store } from '../store/store.ts';
import type { Records } from './reader.ts';

/** An empty mirror of the records; `load` fills it. */
export function createRecords(store: Pick<Store, 'records'>): Records {
  let kinds = new Map<string, Map<string, StoredRecord>>();
  let seq = -1;

  function put(record: StoredRecord): void {
    const ofKind = kinds.get(record.kind) ?? new Map<string, StoredRecord>();
    kinds.set(record.kind, ofKind.set(record.id, record));
  }

  return {
    async load() {
      const all = await store.records();
      kinds = new Map();
      seq = all.seq;
      for (const record of all.records) put(record);
    },
    apply(change) {
      if (change.seq <= seq) return;
      seq = change.seq;
      for (const { kind, id, version, after } of change.records ?? []) {
        if (after === null) kinds.get(kind)?.delete(id);
        else put({ kind, id, version, content: after });
      }
    },
    get: (kind, id) => kinds.get(kind)?.get(id),
    all: (kind) => [...(kinds.get(kind)?.values() ?? [])],
  };
}
