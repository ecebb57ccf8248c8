import { useQuery } from '@tanstack/react-query';
import { distance } from '#domain/geometry/measure.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import type { PhoneFix } from '../../field/position/phone-fix.ts';
import { requestJson } from '../../state/request.ts';

/** The way to a place. */
export interface Way {
  readonly seconds: number;
  readonly metres: number;
  readonly line: readonly (readonly [number, number])[];
  readonly source: 'network' | 'osrm' | 'straight';
}

/** Nearer than this, metres, there is no way to be shown. */
const there = 30;

/** The quickest way from where the phone is; undefined without a fix or without signal. */
export function useWay(fix: PhoneFix | undefined, to: readonly [number, number] | undefined, vehicle: Vehicle) {
  const from = fix && ([fix.lon, fix.lat] as const);
  // Some ten metres more or less are the same way: it is not asked for at every step.
  const round = ([lon, lat]: readonly [number, number]) => `${lon.toFixed(4)},${lat.toFixed(4)}`;
  const isFar = from !== undefined && to !== undefined && distance(from, to) > there;
  const search = isFar ? new URLSearchParams({ from: round(from), to: round(to), vehicle }).toString() : '';
  return useQuery({
    queryKey: ['field-way', search],
    queryFn: ({ signal }) => requestJson<Way>(`/api/travel/route?${search}`, signal),
    enabled: isFar,
    staleTime: 300_000,
    retry: false,
    placeholderData: (before) => (isFar ? before : undefined),
  }).data;
}
