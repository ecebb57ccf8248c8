import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { RecordContent } from '#domain/record.ts';
import { requestJson, sendJson } from './request.ts';

/** A fact without a place, as the server gives it. */
export interface PageRecord<C = RecordContent> {
  readonly id: string;
  readonly version: number;
  readonly content: C;
}

/** One line of a change of records, with what stood there before, so that it can be taken back. */
export interface RecordEdit {
  readonly kind: string;
  /** Absent for a new record whose id the server makes. */
  readonly id?: string;
  readonly base: number | null;
  readonly before: RecordContent | null;
  readonly after: RecordContent | null;
}

/** What the server says of a change it wrote. */
export interface SavedChange {
  readonly seq: number;
  readonly id: string;
  readonly records: ReadonlyArray<{ readonly kind: string; readonly id: string; readonly version: number }>;
}

/** All records of a kind. */
export function recordsQuery<C = RecordContent>(kind: string) {
  return queryOptions({
    queryKey: ['records', kind],
    queryFn: async ({ signal }) =>
      (await requestJson<{ records: ReadonlyArray<PageRecord<C>> }>(`/api/records/${kind}`, signal)).records,
  });
}

/** One record, asked anew each time: what stands against what one typed. */
export function fetchRecord(kind: string, id: string): Promise<PageRecord> {
  return requestJson(`/api/records/${kind}/${encodeURIComponent(id)}`);
}

/** A change of records to be sent. */
export interface RecordChange {
  /** The dotted word of the journal: 'people.change'. */
  readonly kind: string;
  readonly note?: string;
  readonly edits: readonly RecordEdit[];
}

/**
 * Sends changes of records. What is sent again unchanged after a failure carries the same key, so that a lost answer
 * never doubles it.
 */
export function useRecordChange() {
  const client = useQueryClient();
  const last = useRef<{ readonly body: string; readonly key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: ({ kind, note = '', edits }: RecordChange) => {
      const records = edits.map(({ kind: of, id, base, after }) => ({ kind: of, ...(id && { id }), base, after }));
      const body = { kind, note, lines: [], records };
      const text = JSON.stringify(body);
      if (last.current?.body !== text) last.current = { body: text, key: newKey() };
      return sendJson<SavedChange>('POST', '/api/changes', body, { key: last.current.key });
    },
    onSuccess: (_saved, { edits }) => {
      last.current = undefined;
      return Promise.all(
        [...new Set(edits.map(({ kind }) => kind))].map((kind) =>
          client.invalidateQueries({ queryKey: ['records', kind] }),
        ),
      );
    },
  });
}

/** The change that takes a saved one back. @param saved the versions that the server gave it, in the same order */
export function reverseOf({ kind, edits }: RecordChange, saved: SavedChange): RecordChange {
  return {
    kind: `${kind}.undo`,
    edits: edits.map((edit, i) => {
      const { id, version } = saved.records[i]!;
      return {
        kind: edit.kind,
        id,
        base: edit.after === null ? null : version,
        before: edit.after,
        after: edit.before,
      };
    }),
  };
}

/** A key that no other write has. `crypto.randomUUID` is absent where the page comes by plain http. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
