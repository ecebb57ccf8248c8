import { type Caller, mayRead } from '#domain/people/caller.ts';
import type { LiveEvent } from '../live/event.ts';
import type { Readers } from '../live/readers.ts';
import type { People } from '../people/reader.ts';
import type { Store } from '../store/store.ts';

/** Somebody is there until so long after the last word, milliseconds; a page says it again every 20 s. */
const stayMs = 60_000;

/** How often it is looked who has gone, milliseconds. */
const sweepMs = 5_000;

/** Places one person may be at, and all together; who is at more is not shown there. */
const most = { person: 100, all: 20_000 };

/** Entries in one word to the other processes, which has room for 7,000 bytes. */
const perWord = 5;

/** A page that shows something: which, whose, and what it shows. */
export interface Here {
  /** "zones/ID" */
  readonly subject: string;
  /** Names the page, by chance. */
  readonly client: string;
  /** 'person:ID', as in the journal. */
  readonly by: string;
}

/** What processes say to each other; names are looked up by whoever tells them. */
type Word =
  | { readonly from: string; readonly what: 'ask' }
  | { readonly from: string; readonly what: 'here' | 'gone'; readonly all: readonly Here[] };

/** Who has what open. Never stored: it lives in the memory of every process, and in none for longer than a minute. */
export interface Presence {
  /** Says that a page shows something, or no longer; resolves when the word is out. */
  say(here: Here, isHere: boolean): Promise<void>;
  /** Forgets who has gone; called every five seconds. */
  sweep(): void;
  stop(): void;
}

/** @param name names this process among all of the database, by chance */
export function createPresence(deps: {
  readonly store: Pick<Store, 'tell' | 'onWord'>;
  readonly people: Pick<People, 'nameOf'>;
  readonly readers: Pick<Readers, 'tell' | 'greet'>;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}): Presence {
  const { store, people, readers, name, now } = deps;
  /** subject -> person and page -> when they last said so */
  const subjects = new Map<
    string,
    Map<string, { readonly here: Here; readonly at: number; readonly isOurs: boolean }>
  >();
  const places = new Map<string, number>();
  let count = 0;

  function eventOf(subject: string): LiveEvent {
    const ids = new Set([...(subjects.get(subject)?.values() ?? [])].map(({ here }) => here.by));
    const who = [...ids].sort().map((by) => ({ id: by.slice(by.indexOf(':') + 1), name: people.nameOf(by) ?? '' }));
    return { event: 'presence', data: { subject, who } };
  }

  function announce(subject: string): void {
    readers.tell('presence', eventOf(subject), mayHear(subject));
  }

  function isThere(subject: string, by: string): boolean {
    return [...(subjects.get(subject)?.values() ?? [])].some(({ here }) => here.by === by);
  }

  function enter(here: Here, isOurs: boolean): void {
    const { subject, by } = here;
    const wasThere = isThere(subject, by);
    const pages = subjects.get(subject) ?? new Map<string, never>();
    const key = `${by} ${here.client}`;
    if (!pages.has(key)) {
      if (count >= most.all || (places.get(by) ?? 0) >= most.person) return;
      count++;
      places.set(by, (places.get(by) ?? 0) + 1);
    }
    subjects.set(subject, pages.set(key, { here, at: now(), isOurs }));
    if (!wasThere) announce(subject);
  }

  function leave({ subject, client, by }: Here): void {
    const pages = subjects.get(subject);
    if (pages?.delete(`${by} ${client}`) !== true) return;
    count--;
    const left = places.get(by)! - 1;
    if (left === 0) places.delete(by);
    else places.set(by, left);
    if (pages.size === 0) subjects.delete(subject);
    if (!isThere(subject, by)) announce(subject);
  }

  async function answer(): Promise<void> {
    const ours = [...subjects.values()].flatMap((pages) => [...pages.values()].filter(({ isOurs }) => isOurs));
    for (let i = 0; i < ours.length; i += perWord) {
      const all = ours.slice(i, i + perWord).map(({ here }) => here);
      await store.tell('presence', { from: name, what: 'here', all } satisfies Word);
    }
  }

  const forget = store.onWord('presence', (heard) => {
    const word = heard as Word;
    if (word.what === 'ask') {
      // Unanswered, it comes right by itself: every page says again where it is.
      if (word.from !== name) answer().catch(() => undefined);
    } else if (word.what === 'here') for (const here of word.all) enter(here, word.from === name);
    else for (const here of word.all) leave(here);
  });
  readers.greet('presence', (caller) =>
    [...subjects.keys()].filter((subject) => mayHear(subject)(caller)).map((subject) => eventOf(subject)),
  );

  function sweep(): void {
    const gone = [...subjects.values()].flatMap((pages) =>
      [...pages.values()].filter(({ at }) => at + stayMs <= now()),
    );
    for (const { here } of gone) leave(here);
  }
  const timer = setInterval(sweep, sweepMs);
  timer.unref();
  store.tell('presence', { from: name, what: 'ask' } satisfies Word).catch(() => undefined);

  return {
    say: (here, isHere) =>
      store.tell('presence', { from: name, what: isHere ? 'here' : 'gone', all: [here] } satisfies Word),
    sweep,
    stop() {
      clearInterval(timer);
      forget();
    },
  };
}

/** Who is at a feature is told to those who may read its collection; who of the bureau works at what is nothing for passers-by and walls. */
function mayHear(subject: string): (caller: Caller) => boolean {
  const collection = subject.slice(0, subject.indexOf('/'));
  return (caller) => caller.kind !== 'visitor' && caller.kind !== 'display' && mayRead(caller, collection);
}
