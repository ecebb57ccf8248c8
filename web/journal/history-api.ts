import type { FeatureState } from '#domain/feature.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { requestJson } from '../state/request.ts';

/** One step of a feature's history, as the server tells it. */
export interface HistoryEntry {
  readonly seq: number;
  readonly id: string;
  /** 上传时间. */
  readonly at: string;
  /** 发生时间, where it was sent later than it was done. */
  readonly occurredAt?: string;
  readonly by: string;
  readonly byName?: string;
  readonly kind: string;
  readonly note: string;
  readonly version: number;
  readonly before: FeatureState | null;
  readonly after: FeatureState | null;
  /** Personal fields that were set (a digest) or erased (null); never their values. */
  readonly personal?: Readonly<Record<string, string | null>>;
}

export interface HistoryPage {
  readonly seq: number;
  readonly entries: readonly HistoryEntry[];
  /** The version to go on before; absent = that was the beginning. */
  readonly next?: number;
}

const pageSize = 20;

/** A feature's history, the newest first, piece by piece. */
export function historyQuery(collection: string, id: string) {
  const path = `/api/history/features/${collection}/${encodeURIComponent(id)}`;
  return infiniteQueryOptions({
    queryKey: ['history', collection, id],
    queryFn: ({ pageParam, signal }) =>
      requestJson<HistoryPage>(`${path}?limit=${pageSize}${pageParam === 0 ? '' : `&before=${pageParam}`}`, signal),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
}
