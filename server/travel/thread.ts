import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Place, TravelMatrix } from '#domain/network/travel-matrix.ts';
import type { TravelRoute } from '#domain/network/travel-route.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import { problem } from '../http/problem.ts';
import type { PackedRoads, TravelOrder, TravelWord } from './orders.ts';

/** Questions that may wait; more are asked to come later. */
const mostWaiting = 200;

/** A thread that goes over the roads. */
export interface TravelThread {
  /** Whether it has roads; it has none before the first and after it was lost. */
  readonly hasRoads: boolean;
  take(roads: PackedRoads): void;
  matrix(places: readonly Place[], vehicle: Vehicle, signal?: AbortSignal): Promise<TravelMatrix>;
  route(from: Place, to: Place, vehicle: Vehicle, signal?: AbortSignal): Promise<TravelRoute | undefined>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (word: TravelWord) => void;
  readonly reject: (error: Error) => void;
}

/** The thread begins with the first roads. */
export function createTravelThread(): TravelThread {
  let worker: Worker | undefined;
  let number = 0;
  const waiting = new Map<number, Waiting>();

  function begin(): Worker {
    const begun = new Worker(new URL('./travel-worker.ts', import.meta.url));
    begun.unref();
    begun.on('message', (word: TravelWord) => {
      const asker = waiting.get(word.number);
      waiting.delete(word.number);
      if ('failed' in word) asker?.reject(word.failed);
      else asker?.resolve(word);
    });
    const lost = (error: Error): void => {
      if (worker !== begun) return;
      worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    begun.on('error', lost);
    begun.on('exit', () => lost(new Error('The thread of travel times ended.')));
    return begun;
  }

  function ask(order: (own: number) => TravelOrder, signal?: AbortSignal): Promise<TravelWord> {
    signal?.throwIfAborted();
    if (waiting.size >= mostWaiting) {
      throw problem(503, { detail: 'Too many ask for travel times at once.', headers: { 'Retry-After': '5' } });
    }
    const own = ++number;
    const thread = (worker ??= begin());
    return new Promise<TravelWord>((resolve, reject) => {
      const drop = (): void => {
        if (!waiting.delete(own)) return;
        thread.postMessage({ kind: 'drop', number: own } satisfies TravelOrder);
        reject(signal!.reason as Error);
      };
      signal?.addEventListener('abort', drop, { once: true });
      const rested =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          signal?.removeEventListener('abort', drop);
          then(value);
        };
      waiting.set(own, { resolve: rested(resolve), reject: rested(reject) });
      thread.postMessage(order(own));
    });
  }

  return {
    get hasRoads() {
      return worker !== undefined;
    },
    take(roads) {
      worker ??= begin();
      const order: TravelOrder = { kind: 'roads', roads };
      worker.postMessage(order, [roads.places.buffer, roads.counts.buffer, roads.oneway.buffer] as ArrayBuffer[]);
    },
    async matrix(places, vehicle, signal) {
      const word = await ask((own) => ({ kind: 'matrix', number: own, places, vehicle }), signal);
      return (word as Extract<TravelWord, { matrix: TravelMatrix }>).matrix;
    },
    async route(from, to, vehicle, signal) {
      const word = await ask((own) => ({ kind: 'route', number: own, from, to, vehicle }), signal);
      return (word as Extract<TravelWord, { route: TravelRoute | undefined }>).route;
    },
    async close() {
      const ending = worker;
      worker = undefined;
      for (const { reject } of waiting.values()) reject(new Error('The server is stopping.'));
      waiting.clear();
      if (ending === undefined) return;
      const gone = once(ending, 'exit');
      await ending.terminate();
      await gone.catch(() => undefined);
    },
  };
}
