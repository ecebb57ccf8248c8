import { queryOptions } from '@tanstack/react-query';
import type { Feature } from '#domain/feature.ts';
import { assembleStreets, type RoadSection, type Street } from '#domain/streets/assemble.ts';
import { sectionsOf } from '#domain/streets/sections-of.ts';
import { requestJson } from '../state/request.ts';

const pageSize = 1000;
/** A city's road sections; more are not asked for. */
const most = 40_000;

/** All streets of the city, put together from its road sections. */
export const streetsQuery = queryOptions({
  queryKey: ['zones', 'streets'],
  queryFn: async ({ signal }): Promise<readonly Street[]> => {
    const sections = new Map<string, RoadSection>();
    let [total, offset] = [0, 0];
    do {
      const path = `/api/list?collections=roads&offset=${offset}&limit=${pageSize}`;
      const page = await requestJson<{ total: number; features: readonly Feature[] }>(path, signal);
      total = page.total;
      offset += pageSize;
      for (const feature of page.features) for (const part of sectionsOf(feature)) sections.set(part.id, part);
    } while (offset < Math.min(total, most));
    return assembleStreets([...sections.values()]);
  },
  staleTime: 600_000,
});
