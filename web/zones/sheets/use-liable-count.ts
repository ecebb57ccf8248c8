import { queryOptions, useQuery } from '@tanstack/react-query';
import { requestJson } from '../../state/request.ts';

/** How many liable parties (责任人) are registered in a zone; asks for the number alone, never for who they are. */
function liableCountQuery(zone: string) {
  return queryOptions({
    queryKey: ['sheet-liable', zone],
    queryFn: async ({ signal }) => {
      const path = `/ogc/collections/liable-parties/items?f=json&limit=1&zone=${encodeURIComponent(zone)}`;
      return (await requestJson<{ numberMatched: number }>(path, signal)).numberMatched;
    },
  });
}

/** @param zone the zone's number @returns undefined while it is not known */
export function useLiableCount(zone: string): number | undefined {
  return useQuery(liableCountQuery(zone)).data;
}
