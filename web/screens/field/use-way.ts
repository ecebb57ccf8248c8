import { useQuery } from '@tanstack/react-query';
import { distance } from '#domain/geometry/measure.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import type { PhoneFix } from '../../field/position/phone-fix.ts';
import { sendJson } from '../../state/request.ts';
import { useSession } from '../../state/session.ts';

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
  const { session } = useSession();
  const from = fix && ([fix.lon, fix.lat] as const);
  // Some ten metres more or less are the same way: it is not asked for at every step.
  const round = (degrees: number): number => Number(degrees.toFixed(4));
  const isFar = from !== undefined && to !== undefined && distance(from, to) > there;
  const ends = isFar && {
    from: { lon: round(from[0]), lat: round(from[1]) },
    to: { lon: round(to[0]), lat: round(to[1]) },
    vehicle,
  };
  return useQuery({
    queryKey: ['field-way', ends],
    // Where the phone is stands in the body: addresses are logged on the way.
    queryFn: ({ signal }) => sendJson<Way>('POST', '/api/travel/route', ends as object, { signal }),
    enabled: isFar && session?.csrf !== undefined,
    staleTime: 300_000,
    retry: false,
    placeholderData: (before) => (isFar ? before : undefined),
  }).data;
}
