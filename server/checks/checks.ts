import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { allRules } from '#domain/checks/all-rules.ts';
import { kindOf } from '#domain/checks/kinds.ts';
import type { Config } from '../config.ts';
import type { Readers } from '../live/readers.ts';
import type { Records } from '../records/reader.ts';
import type { Store } from '../store/store.ts';
import { words, type RunMoved, type RunResult, type RunWord } from './orders.ts';
import type { Checks, FindingNews } from './reader.ts';
import { createThread } from './thread.ts';

/** A run is asked for again so often until a process takes it, milliseconds. */
const askMs = 3_000;

/** A run that nothing is heard of for so long is lost, milliseconds. */
const silentMs = 60_000;

/** The checks of this process: a thread computes, words between processes tell all of them what came of it. */
export function createChecks(deps: {
  readonly config: Config;
  readonly store: Pick<Store, 'tell' | 'onWord'>;
  readonly records: Records;
  readonly readers: Pick<Readers, 'tellByView'>;
  readonly log: Logger;
  readonly now: () => number;
}): Checks {
  const { config, store, records, readers, log, now } = deps;
  const thread = createThread(config, log, now);
  const listeners = new Set<(news: FindingNews) => void>();
  let isStarted = false;
  /** The change that the findings were last said to stand at. */
  let told: number | undefined;

  const stopListening = store.onWord(words.findings, (word) => {
    const { seq, ...news } = word as FindingNews & { readonly seq: number };
    told = Math.max(told ?? 0, seq);
    tellReaders(news);
    for (const listener of listeners) listener(news);
  });

  /** Readers hear of rules whose collections they may read. */
  function tellReaders(news: FindingNews): void {
    const looksAt = new Map(
      allRules(records).map(({ id, kind, params }) => [id, kindOf(kind)?.looksAt(params as never).collections ?? []]),
    );
    readers.tellByView((view) => {
      const mine = new Set(news.rules.filter((id) => looksAt.get(id)?.every((one) => view.collections.has(one))));
      if (mine.size === 0) return undefined;
      const findings = news.findings?.filter(({ rule }) => mine.has(rule));
      const data = { rules: [...mine], ...(findings === undefined ? {} : { findings }), at: news.at };
      return { event: 'findings', data: data satisfies FindingNews };
    });
  }

  return {
    start() {
      isStarted = true;
      thread.keep();
    },
    get state() {
      const seq = thread.state?.seq ?? told;
      const phase = isStarted && thread.isThere ? (thread.state?.phase ?? 'waiting') : 'stopped';
      return { phase, ...(seq === undefined ? {} : { seq }) };
    },
    preview: (asked, signal) => thread.preview(asked, signal),
    shows: (rule, what, of) => thread.shows(rule, what, of),
    run: ({ signal, progress }) => followRun(store, signal, progress),
    onFindings(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      stopListening();
      await thread.close();
    },
  };
}

/** Asks whichever process keeps the findings for a full run, and follows it. */
async function followRun(
  store: Pick<Store, 'tell' | 'onWord'>,
  signal: AbortSignal,
  progress: (done: number, total: number, note: string) => void,
): Promise<RunResult> {
  signal.throwIfAborted();
  const run = randomUUID();
  const ended = Promise.withResolvers<RunResult>();
  let heard = performance.now();
  let isTaken = false;
  const ask = (more: Omit<RunWord, 'run'> = {}): void => {
    store.tell(words.run, { run, ...more } satisfies RunWord).catch(ended.reject);
  };
  const stopListening = store.onWord(words.moved, (word) => {
    const moved = word as RunMoved;
    if (moved.run !== run) return;
    heard = performance.now();
    isTaken = true;
    if ('result' in moved) ended.resolve(moved.result);
    else if ('failed' in moved) ended.reject(new Error(moved.failed));
    else progress(moved.done, moved.total, moved.note);
  });
  const watch = setInterval(() => {
    if (performance.now() - heard > silentMs) ended.reject(new Error('No process computes the checks.'));
    else if (!isTaken) ask();
  }, askMs);
  const cancel = (): void => {
    ask({ cancel: true });
    ended.reject(signal.reason as Error);
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    ask();
    return await ended.promise;
  } finally {
    signal.removeEventListener('abort', cancel);
    clearInterval(watch);
    stopListening();
  }
}
