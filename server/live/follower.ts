import type { Logger } from 'pino';
import type { Change } from '#domain/change.ts';
import type { Records } from '../records/reader.ts';
import type { Store } from '../store/store.ts';
import type { CityIndex } from '../tiles/city-index.ts';
import type { Live } from './live.ts';

/** Changes read from the store in one go; small enough that a burst is applied in steps, each of a few milliseconds. */
const batch = 200;

/** Looks for changes this often even when nothing woke us: a notification may be lost with its connection. */
const pollMs = 1000;

interface Waiter {
  readonly seq: number;
  readonly resolve: () => void;
}

/**
 * Follows the numbered changes of the store, whoever wrote them, and moves the index through each in order.
 * Numbers decide, wake-ups only hasten. An error (database away) is logged once and tried again at the next poll.
 */
export function createFollower(deps: { store: Store; index: CityIndex; records: Records; log: Logger }): Live {
  const { store, index, records, log } = deps;
  const listeners = new Set<(change: Change) => void>();
  let waiters: Waiter[] = [];
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  let stopWaking: () => void = () => undefined;

  /** One walk to the newest change; a wake-up in the meantime causes another walk, never two at once. */
  function wake(): void {
    if (stopped) return;
    if (running !== undefined) {
      again = true;
      return;
    }
    running = follow()
      .then(() => {
        failing = false;
      })
      .catch((error: unknown) => {
        if (!failing) log.error({ err: error }, 'changes cannot be read; trying again every second');
        failing = true;
      })
      .finally(() => {
        running = undefined;
        if (again) {
          again = false;
          wake();
        }
      });
  }

  async function follow(): Promise<void> {
    for (;;) {
      const changes = await store.changesAfter(index.seq, batch);
      for (const change of changes) {
        if (stopped) return;
        records.apply(change);
        await index.apply(change);
        for (const listener of listeners) listener(change);
        release();
      }
      if (changes.length < batch) return;
    }
  }

  function release(): void {
    const ready = waiters.filter((w) => w.seq <= index.seq);
    if (ready.length === 0) return;
    waiters = waiters.filter((w) => w.seq > index.seq);
    for (const waiter of ready) waiter.resolve();
  }

  return {
    get seq() {
      return index.seq;
    },
    applied(seq, timeoutMs = 10_000) {
      if (seq <= index.seq) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          seq,
          resolve: () => {
            clearTimeout(deadline);
            resolve();
          },
        };
        const deadline = setTimeout(() => {
          waiters = waiters.filter((w) => w !== waiter);
          reject(new Error(`change ${seq} was not applied here within ${timeoutMs} ms (now at ${index.seq})`));
        }, timeoutMs);
        waiters.push(waiter);
        wake();
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      stopped = false;
      stopWaking = store.onWake(wake);
      timer = setInterval(wake, pollMs);
      timer.unref();
      wake();
      await running;
    },
    async stop() {
      stopped = true;
      stopWaking();
      clearInterval(timer);
      await running;
    },
  };
}
