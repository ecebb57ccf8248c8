import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { problem } from '../http/problem.ts';
import type { HotAnswer, HotOrder, HotWord } from './orders.ts';

/** A thread that nobody asked for so long ends, milliseconds: what it holds is made anew in a second. */
const idleMs = 600_000;

/** Questions that may wait; more are asked to come later. */
const mostWaiting = 20;

/** A question, made when its turn has come. @param holds names of what the thread holds and need not be sent again */
export type Prepare = (holds: ReadonlySet<string>) => Promise<HotOrder>;

/** The thread that reckons the areas, begun when it is first needed and begun again when it is lost. */
export interface HotThread {
  /**
   * Questions are answered one after the other, in the order in which they were asked. One whose asker went away before its
   * turn is not answered at all.
   * @throws HttpProblem 503 where too many wait; the signal's reason where the asker went away
   */
  ask(prepare: Prepare, signal?: AbortSignal): Promise<HotAnswer>;
  close(): Promise<void>;
}

interface Task {
  readonly prepare: Prepare;
  readonly resolve: (answer: HotAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** The thread ended while it reckoned. */
class Lost extends Error {}

const newWorker = (): Worker => new Worker(new URL('./hotspots-worker.ts', import.meta.url));

/** @param log is told when a thread was lost */
export function createHotThread(log: Pick<Logger, 'error'>, makeWorker = newWorker): HotThread {
  let worker: Worker | undefined;
  let holds: ReadonlySet<string> = new Set();
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;
  let isBusy = false;
  const queue: Task[] = [];
  /** Who waits for the thread's answer. */
  let asker: Pick<Task, 'resolve' | 'reject'> | undefined;

  function begin(): Worker {
    const begun = makeWorker();
    begun.on('message', (word: HotWord) => {
      if (worker !== begun) return;
      holds = new Set(word.holds);
      if ('failed' in word) asker?.reject(word.failed);
      else asker?.resolve(word.answer);
    });
    const lost = (error?: Error): void => {
      if (worker !== begun) return;
      forget();
      log.error({ err: error }, 'the thread of the high-incidence areas ended');
      asker?.reject(new Lost('The thread of the high-incidence areas ended.', { cause: error }));
    };
    begun.on('error', lost);
    begun.on('exit', () => lost());
    return begun;
  }

  function forget(): void {
    worker = undefined;
    holds = new Set();
  }

  async function tryOnce(prepare: Prepare): Promise<HotAnswer> {
    const thread = (worker ??= begin());
    const { promise, resolve, reject } = Promise.withResolvers<HotAnswer>();
    asker = { resolve, reject };
    // Where the thread is lost meanwhile, that is what matters, and not what became of the question.
    const posted = prepare(holds).then((order) => {
      if (worker === thread) thread.postMessage(order);
    });
    posted.catch(reject);
    try {
      return await promise;
    } finally {
      asker = undefined;
      await posted.catch(() => undefined);
    }
  }

  async function answer(prepare: Prepare): Promise<HotAnswer> {
    try {
      return await tryOnce(prepare);
    } catch (error) {
      // A question that ends its thread twice is at fault itself.
      if (!(error instanceof Lost) || isClosed) throw error;
      return await tryOnce(prepare);
    }
  }

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    clearTimeout(idle);
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      await answer(task.prepare).then(task.resolve, task.reject);
    }
    isBusy = false;
    idle = setTimeout(() => void end(), idleMs);
    idle.unref();
  }

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = worker;
    if (ending === undefined) return;
    forget();
    const gone = once(ending, 'exit').catch(() => undefined);
    await Promise.all([ending.terminate(), gone]);
  }

  return {
    async ask(prepare, signal) {
      signal?.throwIfAborted();
      if (isClosed) throw new Error('The server is closing.');
      if (queue.length >= mostWaiting) {
        throw problem(503, {
          detail: 'Too many ask for high-incidence areas at once; ask again in a few seconds.',
          headers: { 'Retry-After': '5' },
        });
      }
      const { promise, resolve, reject } = Promise.withResolvers<HotAnswer>();
      const task: Task = { prepare, resolve, reject };
      queue.push(task);
      const drop = (): void => {
        const at = queue.indexOf(task);
        if (at >= 0) queue.splice(at, 1);
        reject(signal!.reason as Error);
      };
      signal?.addEventListener('abort', drop, { once: true });
      void work();
      return promise.finally(() => signal?.removeEventListener('abort', drop));
    },
    async close() {
      isClosed = true;
      const closing = new Error('The server is closing.');
      for (const { reject } of queue.splice(0)) reject(closing);
      asker?.reject(closing);
      await end();
      clearTimeout(idle);
    },
  };
}
