import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RecordsView, StoredRecord } from '#domain/record.ts';
import { recordsQuery, type PageRecord } from '../state/records.ts';

/**
 * The records of some kinds as `data/domain` reads them, so that page and server reckon by the same functions; empty
 * until they are known.
 * @param kinds always the same number of them
 */
export function useRecordsView(kinds: readonly string[]): RecordsView {
  const answers = useQueries({
    queries: kinds.map((kind) => ({ ...recordsQuery(kind), staleTime: 300_000 })),
    combine: combined,
  });
  const key = kinds.join();
  return useMemo(() => viewOf(key.split(','), answers), [key, answers]);
}

function combined(answers: ReadonlyArray<{ readonly data: readonly PageRecord[] | undefined }>) {
  return answers.map(({ data }) => data);
}

function viewOf(kinds: readonly string[], answers: ReadonlyArray<readonly PageRecord[] | undefined>): RecordsView {
  const all = new Map<string, readonly StoredRecord[]>(
    kinds.map((kind, place) => [kind, (answers[place] ?? []).map((record) => ({ kind, ...record }))]),
  );
  return {
    all: (kind) => all.get(kind) ?? [],
    get: (kind, id) => all.get(kind)?.find((record) => record.id === id),
  };
}
