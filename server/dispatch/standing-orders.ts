import type { Change } from '#domain/change.ts';
import type { Context } from '../context.ts';
import { carryOut, longestMs } from './carry-out.ts';
import type { StandingOrders } from './reader.ts';
import { becomeCarrier, waitingForOrders } from './store.ts';

type Needs = Parameters<typeof carryOut>[0] & Pick<Context, 'live' | 'log'>;

/** How often a process that waits looks whether nobody carries them out, milliseconds. */
const lookMs = 10_000;

const waiting: ReadonlySet<unknown> = new Set(['pendingDispatch', 'pendingAcknowledgement']);

/** @param every how often it is looked whether nobody carries them out, milliseconds */
export function createStandingOrders(context: Needs, every = lookMs): StandingOrders {
  const { store, live, log, now } = context;
  const ids = new Set<string>();
  let isEnding = false;
  let wake = (): void => undefined;
  let running: Promise<void> | undefined;

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function note({ lines }: Change): void {
    for (const { collection, id, after } of lines) {
      if (collection === 'cases' && waiting.has(after?.properties['status'])) ids.add(id);
    }
    if (ids.size > 0) wake();
  }

  /** Takes over what others left, then follows the changes until the right to is lost. */
  async function carry(lost: AbortSignal): Promise<void> {
    const stop = live.subscribe(note);
    lost.addEventListener('abort', () => wake(), { once: true });
    try {
      const since = new Date(now() - longestMs).toISOString();
      for (const { id } of await waitingForOrders(store, since)) ids.add(id);
      while (!isEnding && !lost.aborted) {
        const [id] = ids;
        if (id === undefined) {
          await pause(every);
          continue;
        }
        ids.delete(id);
        try {
          await carryOut(context, id);
        } catch (error) {
          // Where the database went away the right to carry on went too, and whoever has it next looks at all again.
          log.error({ err: error, case: id }, 'a standing order could not be carried out');
        }
      }
    } finally {
      stop();
      ids.clear();
    }
  }

  async function always(): Promise<void> {
    while (!isEnding) {
      try {
        const carrier = await becomeCarrier(store);
        try {
          if (carrier !== undefined && !isEnding) await carry(carrier.lost);
        } finally {
          await carrier?.leave();
        }
      } catch (error) {
        if (!isEnding) log.error({ err: error }, 'standing orders cannot be carried out; trying again');
      }
      if (!isEnding) await pause(every);
    }
  }

  return {
    start() {
      running ??= always();
    },
    async close() {
      isEnding = true;
      wake();
      await running;
    },
  };
}
