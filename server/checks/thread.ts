import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { problem } from '../http/problem.ts';
import type { EngineData, EngineOrder, EngineWord } from './orders.ts';
import type { ChecksState, Preview, PreviewAsked } from './reader.ts';

/** A thread that nobody asked for so long ends, milliseconds; one that keeps findings stays. */
const idleMs = 60_000;

/** One that ended by itself is begun again after this, milliseconds. */
const againMs = 5_000;

/** One that has not ended after this is ended, milliseconds. */
const endMs = 5_000;

/** Questions that may wait; more are asked to come later. */
const mostWaiting = 20;

/** The thread that computes checks, begun when it is first needed. */
export interface EngineThread {
  /** Lets it keep findings from now on. */
  keep(): void;
  /** Whether there is one. */
  readonly isThere: boolean;
  /** How it stands; undefined while there is none, or it has not said. */
  readonly state: ChecksState | undefined;
  /** @throws HttpProblem 503 where too many ask */
  preview(asked: PreviewAsked, signal?: AbortSignal): Promise<Preview>;
  /** @throws HttpProblem 503 where too many ask */
  shows(rule: string, what: string, of: string): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (word: EngineWord) => void;
  readonly reject: (error: Error) => void;
}

type Question =
  Extract<EngineOrder, { readonly number: number }> extends infer One
    ? One extends { readonly number: number }
      ? Omit<One, 'number'>
      : never
    : never;

export function createThread(config: Config, log: Logger, now: () => number): EngineThread {
  let worker: Worker | undefined;
  let state: ChecksState | undefined;
  let idle: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;
  let keeps = false;
  let isClosed = false;
  let number = 0;
  const waiting = new Map<number, Waiting>();

  function begin(): Worker {
    const data: EngineData = { config, ahead: now() - Date.now() };
    const begun = new Worker(new URL('./engine-worker.ts', import.meta.url), { workerData: data });
    begun.on('message', (word: EngineWord) => {
      if ('state' in word) {
        if (worker === begun) state = word.state;
        return;
      }
      const asker = waiting.get(word.number);
      waiting.delete(word.number);
      if ('failed' in word) asker?.reject(word.failed);
      else asker?.resolve(word);
    });
    const lost = (error: Error): void => {
      if (worker !== begun) return;
      worker = undefined;
      state = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
      if (isClosed) return;
      log.error({ err: error }, 'the thread of the checks ended');
      if (keeps) again = setTimeout(() => (worker ??= begin()), againMs);
    };
    begun.on('error', lost);
    begun.on('exit', () => lost(new Error('The thread of the checks ended.')));
    if (keeps) begun.postMessage('keep' satisfies EngineOrder);
    return begun;
  }

  function rest(): void {
    clearTimeout(idle);
    if (waiting.size > 0 || keeps) return;
    idle = setTimeout(() => void end(), idleMs);
    idle.unref();
  }

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = worker;
    if (ending === undefined) return;
    worker = undefined;
    state = undefined;
    const gone = once(ending, 'exit').catch(() => undefined);
    ending.postMessage('end' satisfies EngineOrder);
    const late = setTimeout(() => void ending.terminate(), endMs);
    await gone;
    clearTimeout(late);
  }

  function ask(question: Question, signal?: AbortSignal): Promise<EngineWord> {
    if (waiting.size >= mostWaiting) {
      throw problem(503, { detail: 'Too many ask for this at once.', headers: { 'Retry-After': '5' } });
    }
    clearTimeout(idle);
    const asked = (worker ??= begin());
    const own = ++number;
    const { promise, resolve, reject } = Promise.withResolvers<EngineWord>();
    waiting.set(own, { resolve, reject });
    asked.postMessage({ number: own, ...question } as EngineOrder);
    const drop = (): void => {
      waiting.delete(own);
      asked.postMessage({ drop: own } satisfies EngineOrder);
      reject(signal!.reason as Error);
    };
    signal?.addEventListener('abort', drop, { once: true });
    return promise.finally(() => {
      signal?.removeEventListener('abort', drop);
      rest();
    });
  }

  return {
    keep() {
      keeps = true;
      clearTimeout(idle);
      if (worker === undefined) worker = begin();
      else worker.postMessage('keep' satisfies EngineOrder);
    },
    get isThere() {
      return worker !== undefined;
    },
    get state() {
      return state;
    },
    async preview(asked, signal) {
      signal?.throwIfAborted();
      const word = await ask({ preview: asked }, signal);
      return (word as Extract<EngineWord, { preview: Preview }>).preview;
    },
    async shows(rule, what, of) {
      const word = await ask({ shows: { rule, what, of } });
      return (word as Extract<EngineWord, { shows: unknown }>).shows;
    },
    async close() {
      isClosed = true;
      clearTimeout(again);
      for (const { reject } of waiting.values()) reject(new Error('The server is closing.'));
      waiting.clear();
      await end();
    },
  };
}
