import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import type { Engine } from './engine.ts';
import { words, type RunMoved, type RunWord } from './orders.ts';
import { takeLead } from './store.ts';

/** How often a process that waits looks whether the lead is free, milliseconds; who leaves it tells. */
const lookMs = 20_000;

/** After something failed it is tried again so soon, milliseconds. */
const againMs = 2_000;

/** Whoever asked for a run is told so often that it goes on, milliseconds. */
const beatMs = 5_000;

/**
 * Keeps the findings whenever no other process does, and answers runs that any process asks for while it does.
 * @returns the way to stop; after the engine has ended
 */
export function keepAlways(engine: Engine, store: Store, log: Logger): { end(): Promise<void> } {
  let isEnding = false;
  let isLeading = false;
  let wake = (): void => undefined;
  const runs = new Map<string, AbortController>();
  const stopListening = [
    store.onWord(words.free, () => wake()),
    store.onWord(words.run, (word) => take(word as RunWord)),
  ];

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function keep(): Promise<void> {
    while (!isEnding) {
      try {
        const lead = await takeLead(store);
        if (lead === undefined) {
          await pause(lookMs);
          continue;
        }
        isLeading = true;
        try {
          if (!isEnding) await engine.keep(lead);
        } finally {
          isLeading = false;
          await lead.leave();
        }
      } catch (error) {
        if (!isEnding) log.error({ err: error }, 'the findings cannot be kept; trying again');
      }
      if (!isEnding) await pause(againMs);
    }
  }

  function take({ run, cancel }: RunWord): void {
    if (cancel === true) runs.get(run)?.abort(new Error('cancelled'));
    else if (isLeading && !runs.has(run)) void answer(run);
  }

  async function answer(run: string): Promise<void> {
    const controller = new AbortController();
    runs.set(run, controller);
    let last = { done: 0, total: 0, note: '' };
    const tell = (moved: RunMoved): void => {
      store.tell(words.moved, moved).catch((error: unknown) => log.warn({ err: error }, 'a run could not be told of'));
    };
    const beat = setInterval(() => tell({ run, ...last }), beatMs);
    tell({ run, ...last });
    try {
      const result = await engine.runAll(controller.signal, (done, total, note) => {
        last = { done, total, note };
        tell({ run, ...last });
      });
      tell({ run, result });
    } catch (error) {
      tell({ run, failed: error instanceof Error ? error.message : String(error) });
    } finally {
      clearInterval(beat);
      runs.delete(run);
    }
  }

  const done = keep();
  return {
    async end() {
      isEnding = true;
      wake();
      for (const stop of stopListening) stop();
      await done;
    },
  };
}
