import type { Logger } from 'pino';
import { type Caller, may } from '#domain/people/caller.ts';
import { problem } from '../http/problem.ts';
import type { Asker, People } from '../people/reader.ts';
import type { Store } from '../store/store.ts';
import { frameOf, type LiveEvent } from './event.ts';
import type { Live } from './live.ts';
import { createPast } from './past.ts';
import type { Stream } from './stream.ts';
import { changeFrame, type Told } from './told.ts';
import type { Topic, View } from './view.ts';

/** A reader further behind than this many changes is told to start anew instead. */
const replayed = 5_000;

/** The server's clock for the page's "as of", and whether each reader still is who it was; milliseconds. */
const beatMs = 15_000;

/** How often it is looked whether the database went away or came back, milliseconds. */
const watchMs = 1_000;

/** Changes that follow each other more quickly are told together, milliseconds: a write a reader is what costs. */
const gatherMs = 20;

/** Records that decide what somebody may; hundreds sign on in the same minutes, and nobody's rights are others by that. */
const decidesRights: ReadonlySet<string> = new Set(['people', 'tokens', 'units']);

/** Streams that may be open: of one asker (a person, a token, an address without a name), and in all. */
const limits = { each: 256, all: 4_096 };

/** How things stand with the readers, for whoever watches the server. */
export interface ReaderCounts {
  readonly open: number;
  /** Of them, those that are still being told the past or have not taken all that was sent. */
  readonly behind: number;
}

/** Why a stream ends. */
export type ByeReason = 'session' | 'rights' | 'closing';

/** Who reads `/api/live` in this process. */
export interface Readers {
  /** Tells those of a topic who may hear it something that is no change; it has no number and is not told again. */
  tell(topic: Topic, event: LiveEvent, mayHear: (caller: Caller) => boolean): void;
  /** Tells those of a topic what depends on who they are; undefined = nothing for that one. */
  tellEach(topic: Topic, eventOf: (caller: Caller) => LiveEvent | undefined): void;
  /** Tells readers of the map what depends on the collections they may read; undefined = nothing for that view. */
  tellByView(eventOf: (view: View) => LiveEvent | undefined): void;
  /** Says what a reader of a topic is told when it comes, for topics that have a state. */
  greet(topic: Topic, eventsFor: (caller: Caller) => readonly LiveEvent[]): void;
  /** @throws HttpProblem 503 where the asker, or all together, have too many streams */
  assertRoom(key: string): void;
  /** Takes a reader in who has its headers, tells it what it missed and whatever happens from then on. */
  join(stream: Stream, key: string): Promise<void>;
  leave(stream: Stream, key: string): void;
  readonly counts: ReaderCounts;
  /** Ends all streams. */
  close(): void;
}

/** The readers of this process; told of each change once it is applied here. */
export function createReaders(deps: {
  readonly store: Pick<Store, 'changesAfter' | 'lastSeq' | 'onWord'>;
  readonly live: Live;
  readonly people: Pick<People, 'stillHolds'>;
  readonly log: Logger;
  readonly now: () => number;
  readonly most?: { readonly each: number; readonly all: number };
}): Readers {
  const { store, live, people, log, now, most = limits } = deps;
  const streams = new Set<Stream>();
  const open = new Map<string, number>();
  const greetings = new Map<Topic, (caller: Caller) => readonly LiveEvent[]>();
  const past = createPast(store);
  let pending: Told[] = [];
  let gathering: NodeJS.Timeout | undefined;
  let checking: Promise<void> | undefined;
  let wanted: ByeReason | undefined;
  let wasAway = live.awaySince;

  /** Tells what was gathered. Readers of one view that stand at the same number get the very same bytes. */
  function flush(): void {
    gathering = undefined;
    if (pending.length === 0) return;
    const told = pending;
    pending = [];
    const first = told[0]!.seq;
    const last = told.at(-1)!.seq;
    const together = new Map<string, Buffer>();
    for (const stream of streams) {
      if (!stream.isUpToDate || stream.sent >= last) continue;
      const news = stream.sent < first ? told : told.slice(stream.sent - first + 1);
      const key = `${news.length} ${stream.view.key}`;
      const bytes = together.get(key) ?? Buffer.concat(news.map((one) => changeFrame(one, stream.view)));
      together.set(key, bytes);
      stream.sent = last;
      stream.write(bytes);
    }
    gathering = setTimeout(flush, gatherMs);
  }

  function nowEvent(): LiveEvent {
    const away = live.awaySince;
    const asOf = away === undefined ? {} : { asOf: new Date(away).toISOString() };
    return { event: 'now', data: { now: new Date(now()).toISOString(), seq: live.seq, ...asOf } };
  }

  /** Ends the streams whose session or token is over or whose rights are others now. */
  async function check(reason: ByeReason): Promise<void> {
    const bye = frameOf({ event: 'bye', data: { reason } });
    for (const stream of [...streams]) {
      const holds = await people.stillHolds(stream.asker).catch((error: unknown) => {
        log.warn({ err: error }, 'a reader could not be checked; it goes on');
        return true;
      });
      if (!holds) stream.end(bye);
    }
  }

  /** Checks at once, or once more after the check that is under way: a load of people is not a check for each. */
  function checkSoon(reason: ByeReason): void {
    wanted ??= reason;
    checking ??= (async () => {
      while (wanted !== undefined) {
        const because = wanted;
        wanted = undefined;
        await check(because);
      }
      checking = undefined;
    })();
  }

  function reset(stream: Stream): void {
    stream.sent = live.seq;
    stream.write(frameOf({ id: String(stream.sent), event: 'reset', data: { seq: stream.sent } }));
  }

  /**
   * The past is told in pieces, as fast as it is taken. Nothing lies between the last look at the number and the switch
   * to what is applied from then on, so that nothing is missed and nothing comes twice.
   */
  async function tellPast(stream: Stream): Promise<void> {
    // A reader may come from a process that is ahead of this one; only a number that was never given is from nowhere.
    if (stream.sent > live.seq && stream.sent > (await store.lastSeq())) reset(stream);
    while (stream.sent < live.seq && stream.isOpen) {
      if (live.seq - stream.sent > replayed) {
        reset(stream);
        continue;
      }
      const missed = await past.after(stream.sent, live.seq);
      if (missed.length === 0) throw new Error(`The journal has nothing after ${stream.sent}.`);
      stream.sent = missed.at(-1)!.seq;
      stream.write(Buffer.concat(missed.map((told) => changeFrame(told, stream.view))));
      await stream.taken();
    }
    stream.isUpToDate = true;
  }

  const tell: Readers['tell'] = (topic, event, mayHear) => {
    let frame: Buffer | undefined;
    for (const stream of streams) {
      if (stream.topics.has(topic) && mayHear(stream.asker.caller)) stream.write((frame ??= frameOf(event)));
    }
  };

  const unsubscribe = live.subscribe((change) => {
    pending.push(past.keep(change));
    gathering ??= setTimeout(flush, 0);
    if (change.records?.some(({ kind }) => decidesRights.has(kind)) === true) checkSoon('rights');
  });
  const forgetSessions = store.onWord('session-ended', () => checkSoon('session'));
  const forgetJobs = store.onWord('job', (job) =>
    tell('jobs', { event: 'job', data: job as object }, (caller) => may(caller, 'jobs.see')),
  );
  const beat = setInterval(() => {
    const frame = frameOf(nowEvent());
    for (const stream of streams) stream.beat(frame);
    checkSoon('session');
  }, beatMs);
  const watch = setInterval(() => {
    if (live.awaySince === wasAway) return;
    wasAway = live.awaySince;
    const frame = frameOf(nowEvent());
    for (const stream of streams) stream.write(frame);
  }, watchMs);
  beat.unref();
  watch.unref();

  return {
    tell,
    tellEach(topic, eventOf) {
      for (const stream of streams) {
        const event = stream.topics.has(topic) ? eventOf(stream.asker.caller) : undefined;
        if (event !== undefined) stream.write(frameOf(event));
      }
    },
    tellByView(eventOf) {
      const frames = new Map<string, Buffer | undefined>();
      for (const stream of streams) {
        if (!stream.topics.has('map')) continue;
        const { key } = stream.view;
        if (!frames.has(key)) {
          const event = eventOf(stream.view);
          frames.set(key, event && frameOf(event));
        }
        const frame = frames.get(key);
        if (frame !== undefined) stream.write(frame);
      }
    },
    greet(topic, eventsFor) {
      greetings.set(topic, eventsFor);
    },
    assertRoom(key) {
      if (streams.size < most.all && (open.get(key) ?? 0) < most.each) return;
      throw problem(503, {
        detail: 'Too many streams are open. One is enough for a browser: close others, or try again later.',
        headers: { 'Retry-After': '30' },
      });
    },
    async join(stream, key) {
      streams.add(stream);
      open.set(key, (open.get(key) ?? 0) + 1);
      // The reader is among the readers from here on; what it is greeted with comes before any news of the same.
      for (const topic of stream.topics) {
        for (const event of greetings.get(topic)?.(stream.asker.caller) ?? []) stream.write(frameOf(event));
      }
      if (live.awaySince !== undefined) stream.write(frameOf(nowEvent()));
      try {
        await tellPast(stream);
      } catch (error) {
        // The reader has its headers already: it comes back with the number it stands at.
        log.warn({ err: error }, 'a reader could not be told what it missed');
        stream.cutOff();
      }
    },
    leave(stream, key) {
      if (!streams.delete(stream)) return;
      const left = (open.get(key) ?? 1) - 1;
      if (left === 0) open.delete(key);
      else open.set(key, left);
    },
    get counts() {
      let behind = 0;
      for (const stream of streams) if (stream.isBehind) behind++;
      return { open: streams.size, behind };
    },
    close() {
      clearInterval(beat);
      clearInterval(watch);
      clearTimeout(gathering);
      unsubscribe();
      forgetSessions();
      forgetJobs();
      const bye = frameOf({ event: 'bye', data: { reason: 'closing' satisfies ByeReason } });
      for (const stream of [...streams]) stream.end(bye);
    },
  };
}

/** Whose stream it is, for the limit of one asker. @param address where a request without a name came from */
export function readerKey({ caller, by }: Asker, address: string): string {
  return by === 'nothing' ? `visitor:${address}` : caller.by;
}
