import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { HotPlace, TooSmall } from '#domain/hotspots/hotspot.ts';
import { requestJson } from '../state/request.ts';

export interface HotRanking {
  readonly at: string;
  readonly total: number;
  readonly guard?: TooSmall;
  readonly places: readonly HotPlace[];
}

/** The areas that stand out; the last answer stays while the next is on its way, and a question left behind is called off. */
export const rankingQuery = (search: string) =>
  queryOptions({
    queryKey: ['hotspots', 'top', search],
    queryFn: ({ signal }) => requestJson<HotRanking>(`/api/hotspots/top?${search}&limit=50`, signal),
    placeholderData: keepPreviousData,
  });
