import type { EscalationNews } from '#domain/cases/acknowledgement.ts';

/** What the live stream tells, as the server writes it (design.md 3). */
export type LiveEvent =
  | { readonly event: 'change'; readonly data: LiveChange }
  | { readonly event: 'reload'; readonly data: { readonly seq: number; readonly collection: string } }
  | { readonly event: 'reset'; readonly data: { readonly seq: number } }
  | { readonly event: 'hello'; readonly data: { readonly seq: number; readonly build: string; readonly now: string } }
  | { readonly event: 'now'; readonly data: LiveTime }
  | { readonly event: 'clock'; readonly data: LiveClock }
  | { readonly event: 'presence'; readonly data: LivePresence }
  | { readonly event: 'job'; readonly data: { readonly id: string; readonly name: string; readonly state: string } }
  | { readonly event: 'findings'; readonly data: LiveFindings }
  | { readonly event: 'escalation'; readonly data: EscalationNews }
  | { readonly event: 'positions'; readonly data: { readonly units: readonly string[] } }
  | { readonly event: 'bye'; readonly data: { readonly reason: 'session' | 'rights' | 'closing' } };

export interface LiveTime {
  readonly seq: number;
  readonly now: string;
  /** The server's database has not answered since then: what is shown is as of that instant. */
  readonly asOf?: string;
}

/** Deadlines passed, things became valid or ceased to be: counts and lists are others without anyone having written. */
export interface LiveClock {
  readonly collections: readonly string[];
  readonly at: string;
  /** Where something came or went. */
  readonly touched?: ReadonlyArray<Pick<LiveChange['touched'][number], 'collection' | 'bbox'>>;
}

/** What checks found changed. */
export interface LiveFindings {
  /** Rules whose findings or state changed. */
  readonly rules: readonly string[];
  /** Absent: too many to name. */
  readonly findings?: ReadonlyArray<{ readonly id: string; readonly rule: string; readonly state: string }>;
  readonly at: string;
}

/** Who has something open. */
export interface LivePresence {
  /** "collection/id" */
  readonly subject: string;
  readonly who: ReadonlyArray<{ readonly id: string; readonly name: string }>;
}

export interface LiveChange {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly touched: ReadonlyArray<{
    readonly collection: string;
    readonly bbox: readonly [number, number, number, number];
    readonly ids: readonly string[];
  }>;
  readonly records?: ReadonlyArray<{ readonly kind: string; readonly id: string }>;
}

export type LiveState = 'connecting' | 'live' | 'broken';

/** What the stream needs of the browser; tests give their own. */
export interface LiveSurroundings {
  readonly openSource: (url: string) => EventSource;
  /** Absent (old browser, insecure context): every page has its own stream. */
  readonly locks?: Pick<LockManager, 'request'>;
  readonly openChannel?: () => BroadcastChannel;
  readonly setTimeout: (run: () => void, milliseconds: number) => number;
  readonly clearTimeout: (timer: number) => void;
}

const names = [
  'hello',
  'change',
  'reload',
  'reset',
  'now',
  'clock',
  'presence',
  'job',
  'findings',
  'escalation',
  'positions',
  'bye',
] as const;
/** All that the server tells; what one may not know it leaves out. */
const topics = 'map,records,presence,jobs,positions';
/** The server speaks every 15 s; twice that and a little is silence. */
const silenceMs = 35_000;
/** It answers a new connection at once; one that is under way longer was lost on the way. */
const answerMs = 15_000;
const retryMs = [1_000, 2_000, 5_000, 10_000, 15_000];

type Message =
  /** A page that came later asks the holder how things stand. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'event'; readonly event: LiveEvent }
  | { readonly kind: 'state'; readonly state: LiveState };

/**
 * Follows the changes after `after`. One page of a browser holds the stream (Web Locks) and tells the others
 * (BroadcastChannel), because HTTP/1.1 has six connections a host; when it closes, the next takes over where that
 * one itself stood.
 * @param after the number of the last change already seen
 * @returns the way to stop
 */
export function followLive(
  after: number,
  on: { readonly event: (event: LiveEvent) => void; readonly state: (state: LiveState) => void },
  surroundings: LiveSurroundings,
): () => void {
  const ended = new AbortController();
  const channel = surroundings.locks ? surroundings.openChannel?.() : undefined;
  let seq = after;

  let state: LiveState = 'connecting';
  let leads = false;

  const take = (message: Message) => {
    if (message.kind === 'ask') {
      if (leads) channel?.postMessage({ kind: 'state', state } satisfies Message);
      return;
    }
    if (message.kind === 'state') {
      state = message.state;
      return on.state(state);
    }
    const { event, data } = message.event;
    if (event === 'change' || event === 'reload') {
      if (data.seq <= seq) return;
      seq = data.seq;
    }
    if (event === 'reset') seq = data.seq;
    on.event(message.event);
  };
  const tell = (message: Message) => {
    take(message);
    channel?.postMessage(message);
  };
  channel?.addEventListener('message', (message: MessageEvent<Message>) => take(message.data));

  channel?.postMessage({ kind: 'ask' } satisfies Message);

  const lead = () => {
    leads = true;
    return holdStream(() => seq, tell, surroundings, ended.signal);
  };
  if (surroundings.locks && channel) {
    surroundings.locks.request('shirong.live', { signal: ended.signal }, lead).catch(() => undefined);
  } else {
    void lead();
  }
  return () => {
    ended.abort();
    channel?.close();
  };
}

/** Holds the connection until `ended`, opening it anew after a break, each time after the last change seen. */
function holdStream(
  seq: () => number,
  tell: (message: Message) => void,
  { openSource, setTimeout, clearTimeout }: LiveSurroundings,
  ended: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined;
    let timer = 0;
    let failures = 0;

    const expectWord = (within: number) => {
      clearTimeout(timer);
      timer = setTimeout(broken, within);
    };
    const broken = () => {
      source?.close();
      clearTimeout(timer);
      if (ended.aborted) return;
      tell({ kind: 'state', state: 'broken' });
      timer = setTimeout(open, retryMs[Math.min(failures, retryMs.length - 1)]!);
      failures += 1;
    };
    const heard = () => {
      failures = 0;
      tell({ kind: 'state', state: 'live' });
      expectWord(silenceMs);
    };
    const open = () => {
      source = openSource(`/api/live?after=${seq()}&topics=${topics}`);
      source.addEventListener('open', heard);
      source.addEventListener('error', broken);
      for (const name of names) {
        source.addEventListener(name, (message: MessageEvent<string>) => {
          heard();
          tell({ kind: 'event', event: { event: name, data: JSON.parse(message.data) } as LiveEvent });
        });
      }
      expectWord(answerMs);
    };
    ended.addEventListener('abort', () => {
      source?.close();
      clearTimeout(timer);
      resolve();
    });
    tell({ kind: 'state', state: 'connecting' });
    open();
  });
}
