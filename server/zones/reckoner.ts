import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config.ts';
import { problem } from '../http/problem.ts';
import type { ReckonTask } from './reckon.ts';
import type { ReckonOrder, ReckonWord } from './reckon-worker.ts';

/** A thread that nobody asked for so long ends, milliseconds. */
const idleMs = 60_000;

/** Tasks that may wait; more are asked to come later. */
const mostWaiting = 20;

/** Reckons what takes longer than others may wait, in a thread of its own. */
export interface Reckoner {
  /** @returns JSON as bytes @throws HttpProblem 503 where too many wait */
  reckon(task: ReckonTask): Promise<Buffer>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (body: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/** The thread begins with the first task and has connections of its own. */
export function createReckoner(config: Config): Reckoner {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let number = 0;
  const waiting = new Map<number, Waiting>();
  const ending = new Set<Promise<unknown>>();

  function begin(): Worker {
    const begun = new Worker(new URL('./reckon-worker.ts', import.meta.url), { workerData: config });
    begun.on('message', (word: ReckonWord) => {
      const asker = waiting.get(word.number);
      waiting.delete(word.number);
      if ('failed' in word) asker?.reject(word.failed);
      else asker?.resolve(Buffer.from(word.body.buffer));
      rest();
    });
    const lost = (error: Error): void => {
      if (worker !== begun) return;
      worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    begun.on('error', lost);
    begun.on('exit', () => lost(new Error('The thread that reckons ended.')));
    return begun;
  }

  function rest(): void {
    clearTimeout(idle);
    if (waiting.size > 0) return;
    idle = setTimeout(end, idleMs);
    idle.unref();
  }

  function end(): void {
    clearTimeout(idle);
    if (worker === undefined) return;
    const going = once(worker, 'exit').catch(() => undefined);
    worker.postMessage('end' satisfies ReckonOrder);
    worker = undefined;
    ending.add(going);
    void going.then(() => ending.delete(going));
  }

  return {
    reckon(task) {
      if (waiting.size >= mostWaiting) {
        throw problem(503, { detail: 'Too many ask for this at once.', headers: { 'Retry-After': '5' } });
      }
      clearTimeout(idle);
      worker ??= begin();
      const own = ++number;
      const answer = new Promise<Buffer>((resolve, reject) => waiting.set(own, { resolve, reject }));
      worker.postMessage({ number: own, task } satisfies ReckonOrder);
      return answer;
    },
    async close() {
      end();
      await Promise.all(ending);
    },
  };
}
