import type { Store } from '../store/store.ts';

/** What a screen says of itself every 20 s. */
export interface Heard {
  /** Id of the screen. */
  readonly screen: string;
  /** Id of the scene that it shows; absent = none. */
  readonly scene?: string;
  /** The last change that it knows of. */
  readonly seq: number;
  /** Of when its figures are, RFC 3339 UTC; absent before the first. */
  readonly asOf?: string;
  /** Faults of its parts since its word before. */
  readonly errors: number;
  /** When it said so, epoch milliseconds. */
  readonly at: number;
}

/** What processes say to each other; a process that starts asks what the others know. */
type Word =
  | { readonly from: string; readonly what: 'ask' }
  | { readonly from: string; readonly what: 'heard'; readonly all: readonly Heard[] };

/** Entries in one word to the other processes, which has room for 7,000 bytes. */
const perWord = 15;

/** Which screens show something. Never stored: it lives in the memory of every process. */
export interface Alive {
  /** Since when this process listens, epoch milliseconds: of what was before it knows only what others told. */
  readonly since: number;
  /** Keeps what a screen said, in all processes; resolves when the word is out. */
  say(heard: Heard): Promise<void>;
  /** What a screen said last; undefined where nothing was heard of it. */
  last(screen: string): Heard | undefined;
  stop(): void;
}

/**
 * @param name names this process among all of the database, by chance
 * @param isScreen whether there is such a screen: of others nothing is kept
 */
export function createAlive(deps: {
  readonly store: Pick<Store, 'tell' | 'onWord'>;
  readonly isScreen: (id: string) => boolean;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}): Alive {
  const { store, isScreen, name, now } = deps;
  const known = new Map<string, Heard>();
  const since = now();

  function enter(heard: Heard): void {
    if ((known.get(heard.screen)?.at ?? -Infinity) > heard.at) return;
    if (!known.has(heard.screen)) for (const id of known.keys()) if (!isScreen(id)) known.delete(id);
    known.set(heard.screen, heard);
  }

  async function answer(): Promise<void> {
    const all = [...known.values()];
    for (let i = 0; i < all.length; i += perWord) {
      await store.tell('wall-alive', { from: name, what: 'heard', all: all.slice(i, i + perWord) } satisfies Word);
    }
  }

  const forget = store.onWord('wall-alive', (said) => {
    const word = said as Word;
    if (word.what === 'heard') for (const heard of word.all) enter(heard);
    // Unanswered, it comes right by itself: every screen says again that it is there.
    else if (word.from !== name) answer().catch(() => undefined);
  });
  store.tell('wall-alive', { from: name, what: 'ask' } satisfies Word).catch(() => undefined);

  return {
    since,
    say: (heard) => store.tell('wall-alive', { from: name, what: 'heard', all: [heard] } satisfies Word),
    last: (screen) => known.get(screen),
    stop: forget,
  };
}
