import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CaseThen, HeldRoutes } from '#domain/dispatch/next-shift/held-against.ts';
import type { Orders, RoundCrew, RoundStop } from '#domain/dispatch/next-shift/round.ts';
import type { ShiftRoutes } from '#domain/dispatch/next-shift/shift-routes.ts';
import type { WrittenRoutes } from '#domain/dispatch/next-shift/written-routes.ts';
import type { Place } from '#domain/network/travel-matrix.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import { requestJson, sendJson } from '../state/request.ts';

/** What all queries of the next shift begin with. */
export const nextShiftKey = ['next-shift'] as const;

/** A published plan with its version. */
export interface PublishedPlan {
  readonly id: string;
  readonly version: number;
  readonly content: ShiftRoutes;
}

/** A shift of the day that crews of the unit work. */
export interface ShiftEntry {
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly crews: readonly string[];
  readonly published?: PublishedPlan;
}

export interface Overview {
  readonly units: readonly string[];
  readonly unit?: string;
  readonly mayPublish: boolean;
  readonly shifts: readonly ShiftEntry[];
}

/** What was left out of a proposal as a whole. */
export type ProposalNote = 'no-tracks' | 'few-cases' | 'too-many';

export interface Proposal {
  readonly unit: string;
  readonly shift: string;
  readonly day: string;
  readonly from: string;
  readonly until: string;
  readonly crews: readonly RoundCrew[];
  readonly stops: readonly RoundStop[];
  readonly travel: Readonly<Partial<Record<Vehicle, readonly (number | null)[]>>>;
  readonly orders: Orders;
  readonly notes: readonly ProposalNote[];
  readonly at: string;
}

/** A published plan held against what happened. */
export type Held = HeldRoutes & {
  readonly plan: PublishedPlan;
  readonly at: string;
  readonly unforeseen: readonly CaseThen[];
};

/** The shifts of a unit on a day; the asker's first unit where none is named. */
export const overviewQuery = (unit: string | undefined, day: string) =>
  queryOptions({
    queryKey: [...nextShiftKey, 'overview', unit, day],
    queryFn: ({ signal }) =>
      requestJson<Overview>(
        `/api/next-shift?${new URLSearchParams({ ...(unit === undefined ? {} : { unit }), day }).toString()}`,
        signal,
      ),
    placeholderData: keepPreviousData,
  });

/** A proposal is what it is until another one is asked for: it is being edited. */
export const proposalQuery = (unit: string, shift: string, day: string) =>
  queryOptions({
    queryKey: [...nextShiftKey, 'proposal', unit, shift, day],
    queryFn: ({ signal }) =>
      requestJson<Proposal>(`/api/next-shift/proposal?${new URLSearchParams({ unit, shift, day }).toString()}`, signal),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: false,
  });

export const heldQuery = (id: string) =>
  queryOptions({
    queryKey: [...nextShiftKey, 'held', id],
    queryFn: ({ signal }) => requestJson<Held>(`/api/next-shift/${encodeURIComponent(id)}/held`, signal),
    refetchInterval: 60_000,
  });

/** What the way from one place to another looks like. */
interface WayThere {
  readonly line: readonly Place[];
  readonly source: 'network' | 'osrm' | 'straight';
}

export const wayQuery = (from: Place, to: Place, vehicle: Vehicle) =>
  queryOptions({
    queryKey: ['travel', from, to, vehicle],
    queryFn: ({ signal }) => {
      const ends = { from: { lon: from[0], lat: from[1] }, to: { lon: to[0], lat: to[1] }, vehicle };
      return sendJson<WayThere>('POST', '/api/travel/route', ends, { signal });
    },
    staleTime: 600_000,
    retry: false,
  });

/** Publishes routes. @param base the version of what was published before; null where nothing was */
export function publishRoutes(written: WrittenRoutes, base: number | null): Promise<{ readonly id: string }> {
  return sendJson('POST', '/api/next-shift/publish', { ...written, base });
}
