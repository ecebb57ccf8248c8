import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Bbox, City } from '../../collections/api.ts';
import { requestJson } from '../../state/request.ts';

const zonesBounds = queryOptions({
  queryKey: ['tilejson', 'zones'],
  queryFn: ({ signal }) => requestJson<{ bounds?: Bbox }>('/tiles/zones', signal),
  staleTime: Infinity,
  retry: false,
});

/** China, for a city that holds nothing yet. Degrees WGS84. */
const nowhere: Bbox = [97, 20, 122, 45];

/**
 * Where "the whole city" is: the ground that has zones of responsibility (a prefecture reaches far beyond it), else
 * all that there is. Undefined until known.
 */
export function useHome(city: City | undefined): Bbox | undefined {
  const hasZones = (city?.collections.find(({ id }) => id === 'zones')?.count ?? 0) > 0;
  // Asked beside the city, not after it: nearly every city has zones.
  const zones = useQuery({ ...zonesBounds, enabled: city === undefined || hasZones });
  if (!city || (hasZones && zones.isPending)) return undefined;
  return (hasZones ? zones.data?.bounds : undefined) ?? city.extent ?? nowhere;
}
