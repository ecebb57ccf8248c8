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

/** Changes that other processes write in quick succession are read together, milliseconds: under load, reading is what costs. */
const gatherMs = 10;

/** Changes of this process's own that wait for their turn; more are read from the store like others'. */
const mostOffered = 1_000;

/** A database that has not answered a reading for so long is away, milliseconds: it may hang instead of failing. */
const lateMs = 3_000;

interface Waiter {
  readonly seq: number;
  readonly resolve: () => void;
}

/**
 * Follows the numbered changes of the store, whoever wrote them, and moves the index through each in order. What this
 * process wrote itself is offered to it and need not be read again; all else is read once a wake-up or a poll says that
 * there is more. Numbers decide, wake-ups only hasten. An error (database away) is logged once and tried again at the
 * next poll.
 */
export function createFollower(deps: {
  readonly store: Store;
  readonly index: Pick<CityIndex, 'seq' | 'apply'>;
  readonly records: Pick<Records, 'apply'>;
  readonly log: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
}): Live {
  const { store, index, records, log, now } = deps;
  const listeners = new Set<(change: Change) => void>();
  const offered = new Map<number, Change>();
  let waiters: Waiter[] = [];
  let running: Promise<void> | undefined;
  /** There may be changes in the store up to this number; Infinity = nobody knows. */
  let rumoured = 0;
  let stopped = true;
  let failing = false;
  let answeredAt = now();
  let askedAt: number | undefined;
  let poll: NodeJS.Timeout | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let stopWaking: () => void = () => undefined;

  function wake(seq = Infinity): void {
    if (stopped || seq <= index.seq) return;
    rumoured = Math.max(rumoured, seq);
    gathering ??= setTimeout(() => {
      gathering = undefined;
      walk();
    }, gatherMs);
  }

  /** One walk to the newest change, never two at once: whatever is heard meanwhile is seen before it ends. */
  function walk(): void {
    if (stopped || running !== undefined) return;
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
        // What was offered after the walk had looked for the last time.
        if (!failing && offered.has(index.seq + 1)) walk();
      });
  }

  async function follow(): Promise<void> {
    while (!stopped) {
      const own = offered.get(index.seq + 1);
      if (own !== undefined) {
        await take(own);
      } else if (rumoured > index.seq) {
        rumoured = 0;
        const changes = await read();
        if (changes.length === batch) rumoured = Infinity;
        for (const change of changes) await take(change);
      } else return;
    }
  }

  async function read(): Promise<Change[]> {
    askedAt = now();
    try {
      const changes = await store.changesAfter(index.seq, batch);
      answeredAt = now();
      return changes;
    } finally {
      askedAt = undefined;
    }
  }

  async function take(change: Change): Promise<void> {
    if (stopped) return;
    records.apply(change);
    await index.apply(change);
    offered.delete(change.seq);
    for (const listener of listeners) listener(change);
    release();
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
    get awaySince() {
      const isLate = askedAt !== undefined && now() - askedAt > lateMs;
      return failing || isLate ? answeredAt : undefined;
    },
    offer(change) {
      if (stopped || change.seq <= index.seq || offered.size >= mostOffered) return;
      offered.set(change.seq, change);
      walk();
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
        wake(seq);
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      stopped = false;
      stopWaking = store.onWake(wake);
      poll = setInterval(() => wake(), pollMs);
      poll.unref();
      rumoured = Infinity;
      walk();
      await running;
    },
    async stop() {
      stopped = true;
      stopWaking();
      clearInterval(poll);
      clearTimeout(gathering);
      await running;
    },
  };
}
