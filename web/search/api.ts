import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '../state/request.ts';

/** Something found: enough to name it, to fly there and to select it. `bbox` in degrees WGS84. */
export interface SearchResult {
  readonly collection: string;
  readonly id: string;
  readonly fid: number;
  readonly label: string;
  readonly detail: string;
  readonly bbox: readonly [number, number, number, number];
}

/** What the server finds for the words typed (Chinese, pinyin, initials, English, the tail of a case number). */
export function searchQuery(words: string) {
  return queryOptions({
    queryKey: ['search', words],
    queryFn: ({ signal }) =>
      requestJson<{ results: readonly SearchResult[] }>(`/api/search?q=${encodeURIComponent(words)}&limit=12`, signal),
    enabled: words !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
