import {
  coverageOf,
  timedRound,
  travelOf,
  type Orders,
  type Round,
  type RoundProblem,
  type RoundStop,
} from '#domain/dispatch/next-shift/round.ts';
import type { WrittenRoutes } from '#domain/dispatch/next-shift/written-routes.ts';
import { timesOf, straightSeconds, type Place } from '#domain/network/travel-matrix.ts';
import { standardSpeeds } from '#domain/network/travel-speeds.ts';
import type { Proposal } from './api.ts';

/** A plan on the desk. */
export interface Draft {
  readonly orders: Orders;
  /** Stops added by hand, behind those of the proposal. */
  readonly added: readonly RoundStop[];
}

/** The draft with what was before it and what was taken back. */
export interface Desk {
  readonly draft: Draft;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
}

/** What can be done to routes. Crews and stops by their index. */
export type Edit =
  | { readonly do: 'remove'; readonly stop: number }
  /** To a crew's route: before its `at`th other stop, or where it costs least. */
  | { readonly do: 'put'; readonly stop: number; readonly crew: number; readonly at?: number }
  | { readonly do: 'add'; readonly stop: RoundStop; readonly crew: number }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' };

/** A desk with a proposal as it came. */
export function deskOf({ orders }: Pick<Proposal, 'orders'>): Desk {
  return { draft: { orders, added: [] }, past: [], future: [] };
}

/** What an edit makes of a desk. */
export function edited(proposal: Proposal, desk: Desk, edit: Edit): Desk {
  const { draft, past, future } = desk;
  if (edit.do === 'undo') {
    const before = past.at(-1);
    return before === undefined ? desk : { draft: before, past: past.slice(0, -1), future: [draft, ...future] };
  }
  if (edit.do === 'redo') {
    const [next, ...rest] = future;
    return next === undefined ? desk : { draft: next, past: [...past, draft], future: rest };
  }
  return { draft: changed(proposal, draft, edit), past: [...past, draft], future: [] };
}

function changed(proposal: Proposal, draft: Draft, edit: Exclude<Edit, { do: 'undo' | 'redo' }>): Draft {
  if (edit.do === 'add') {
    const added = [...draft.added, edit.stop];
    const stop = proposal.stops.length + added.length - 1;
    return changed(proposal, { ...draft, added }, { do: 'put', stop, crew: edit.crew });
  }
  const without = draft.orders.map((order) => order.filter((stop) => stop !== edit.stop));
  if (edit.do === 'remove') return { ...draft, orders: without };
  const order = without[edit.crew]!;
  const at = edit.at ?? cheapestPlace(problemOf(proposal, draft), edit.crew, order, edit.stop);
  const longer = [...order.slice(0, at), edit.stop, ...order.slice(at)];
  return { ...draft, orders: without.map((own, crew) => (crew === edit.crew ? longer : own)) };
}

/** Where a stop goes on a route: in time with the least travel, else at the end. */
function cheapestPlace(problem: RoundProblem, crew: number, order: readonly number[], stop: number): number {
  let [least, best] = [Infinity, order.length];
  for (let at = 0; at <= order.length; at++) {
    const travel = travelOf(problem, crew, [...order.slice(0, at), stop, ...order.slice(at)]);
    if (travel !== undefined && travel < least) [least, best] = [travel, at];
  }
  return best;
}

/** The problem that a draft answers. To stops added by hand no travel times came: theirs are of the straight line. */
export function problemOf(proposal: Proposal, { added }: Pick<Draft, 'added'>): RoundProblem {
  const { crews, travel } = proposal;
  const stops = [...proposal.stops, ...added];
  const size = crews.length + proposal.stops.length;
  const seconds = Object.fromEntries(
    Object.entries(travel).map(([vehicle, rows]) => [vehicle, Float32Array.from(rows, (value) => value ?? Infinity)]),
  );
  const known = timesOf({ size, seconds });
  const placeOf = (index: number): Place => {
    const { lon, lat } = index < crews.length ? crews[index]! : stops[index - crews.length]!;
    return [lon, lat];
  };
  return {
    crews,
    stops,
    travel: (vehicle, from, to) =>
      from < size && to < size
        ? known(vehicle, from, to)
        : straightSeconds(standardSpeeds, vehicle, placeOf(from), placeOf(to)),
  };
}

/** A draft with its times and what it comes to. */
export interface Timed {
  readonly problem: RoundProblem;
  readonly rounds: readonly Round[];
  /** Indexes of stops on no route, those of most weight first. */
  readonly out: readonly number[];
  /** 0 to 1; undefined where nothing is expected. */
  readonly coverage: number | undefined;
  readonly late: number;
}

/** Times a draft. */
export function timed(proposal: Proposal, draft: Draft): Timed {
  const problem = problemOf(proposal, draft);
  const rounds = draft.orders.map((order, crew) => timedRound(problem, crew, order));
  const placed = new Set(draft.orders.flat());
  const out = [...problem.stops.keys()]
    .filter((stop) => !placed.has(stop))
    .sort((a, b) => problem.stops[b]!.weight - problem.stops[a]!.weight);
  const late = rounds.flatMap(({ visits }) => visits).filter((visit) => visit.late).length;
  return { problem, rounds, out, coverage: coverageOf(problem, draft.orders), late };
}

/** A draft as it is published: what its stops are worth the server knows from the proposal. */
export function writtenOf(
  { unit, shift, day }: Proposal,
  { orders }: Draft,
  { problem, rounds }: Pick<Timed, 'problem' | 'rounds'>,
): WrittenRoutes {
  const iso = (seconds: number): string => new Date(Math.round(seconds) * 1000).toISOString();
  return {
    unit,
    shift,
    day,
    routes: problem.crews.map(({ name }, crew) => ({
      crew: name,
      stops: orders[crew]!.map((index, i) => {
        const { id, kind, lon, lat, place } = problem.stops[index]!;
        const { arriveAt, endAt } = rounds[crew]!.visits[i]!;
        return {
          ...{ id, arriveAt: iso(arriveAt), leaveAt: iso(endAt) },
          ...(kind === 'manual' && { manual: { lon, lat, place } }),
        };
      }),
    })),
  };
}
