import { LRUCache } from 'lru-cache';
import type { ProposedStops } from '#domain/dispatch/next-shift/written-routes.ts';
import type { RoundStop } from '#domain/dispatch/next-shift/round.ts';
import { problem } from '../http/problem.ts';
import type { Proposed } from './propose.ts';

/** Shifts whose proposals are remembered. */
const mostKept = 500;

/** Proposals that may wait; more are asked to come later. */
const mostWaiting = 20;

/** Makes proposals one after the other, since each takes seconds of the machine, and remembers what was proposed. */
export interface Proposals {
  /**
   * Proposes anew when its turn comes.
   * @param name of unit, day and shift
   * @throws HttpProblem 503 where too many wait; the signal's reason where it was given up before its turn
   */
  make(name: string, work: () => Promise<Proposed>, signal?: AbortSignal): Promise<Proposed>;
  /** What was proposed here; undefined where nothing was, or by another process. */
  made(name: string): ProposedStops | undefined;
}

export function createProposals(): Proposals {
  const kept = new LRUCache<string, { last: readonly RoundStop[]; readonly byId: Map<string, RoundStop> }>({
    max: mostKept,
  });
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async make(name, work, signal) {
      if (waiting >= mostWaiting) {
        throw problem(503, { detail: 'Too many ask for routes at once.', headers: { 'Retry-After': '10' } });
      }
      waiting++;
      const turn = last.then(() => {
        signal?.throwIfAborted();
        return work();
      });
      last = turn.catch(() => undefined).finally(() => waiting--);
      const proposed = await turn;
      const known = kept.get(name) ?? { last: [], byId: new Map<string, RoundStop>() };
      known.last = proposed.stops;
      // Whoever edits an earlier proposal still publishes its stops.
      for (const stop of proposed.stops) known.byId.set(stop.id, stop);
      kept.set(name, known);
      return proposed;
    },
    made(name) {
      const known = kept.get(name);
      return known && { last: known.last, stop: (id) => known.byId.get(id) };
    },
  };
}
