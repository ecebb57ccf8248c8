import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Place } from '#domain/network/travel-matrix.ts';
import { wayQuery } from './api.ts';
import type { Timed } from './desk.ts';
import type { Ways } from './layer.ts';

/** The ways along the roads of one crew's route, leg by leg; empty until all are known. */
export function useWays({ problem, rounds }: Timed, crew: number | undefined): Ways {
  const legs = useMemo((): readonly { readonly from: Place; readonly to: Place }[] => {
    if (crew === undefined || rounds[crew] === undefined) return [];
    const { lon, lat } = problem.crews[crew]!;
    const byId = new Map(problem.stops.map((stop) => [stop.id, stop]));
    let from: Place = [lon, lat];
    return rounds[crew].visits.map(({ stop }) => {
      const { lon: x, lat: y } = byId.get(stop)!;
      const leg = { from, to: [x, y] as const };
      from = leg.to;
      return leg;
    });
  }, [problem, rounds, crew]);
  const vehicle = crew === undefined ? 'foot' : (problem.crews[crew]?.vehicle ?? 'foot');
  return useQueries({
    queries: legs.map(({ from, to }) => wayQuery(from, to, vehicle)),
    combine: (found): Ways => {
      const lines = found.flatMap(({ data }) => (data === undefined ? [] : [data.line]));
      return crew === undefined || lines.length < legs.length || lines.length === 0 ? none : new Map([[crew, lines]]);
    },
  });
}

const none: Ways = new Map();
