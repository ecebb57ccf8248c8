import { describe, expect, it } from 'vitest';
import { followLive, type LiveEvent, type LiveState } from '../../../web/live/stream.ts';

/** A connection as the browser gives it, driven by the test. */
class Source extends EventTarget {
  closed = false;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
  }

  close(): void {
    this.closed = true;
  }

  say(event: string, data: object): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
}

/** A browser with any number of pages, a clock that stands still, and what each page heard. */
function browser({ shared }: { shared: boolean }) {
  const sources: Source[] = [];
  const timers = new Map<number, { run: () => void; milliseconds: number }>();
  const channels = new Set<EventTarget & { close: () => void }>();
  const waiting: Array<() => void> = [];
  let held = false;
  let timer = 0;
  const grantNext = () => {
    held = waiting.length > 0;
    waiting.shift()?.();
  };
  return {
    sources,
    /** Lets the timers of this length end. */
    pass: (milliseconds: number) => {
      for (const [id, entry] of [...timers]) {
        if (entry.milliseconds === milliseconds && timers.delete(id)) entry.run();
      }
    },
    open: (after: number) => {
      const events: LiveEvent[] = [];
      const states: LiveState[] = [];
      const openChannel = () => {
        const channel = Object.assign(new EventTarget(), {
          postMessage: (data: unknown) => {
            for (const other of channels) {
              if (other !== channel) other.dispatchEvent(new MessageEvent('message', { data }));
            }
          },
          close: () => channels.delete(channel),
        });
        channels.add(channel);
        return channel as unknown as BroadcastChannel;
      };
      const request = (_name: string, options: LockOptions, run: () => Promise<void>) =>
        new Promise<void>((resolve, reject) => {
          const grant = () => {
            if (options.signal?.aborted) return grantNext();
            held = true;
            void run().then(() => {
              resolve();
              grantNext();
            });
          };
          options.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
          if (held) waiting.push(grant);
          else grant();
        });
      const stop = followLive(
        after,
        { event: (event) => events.push(event), state: (state) => states.push(state) },
        {
          openSource: (url) => {
            const source = new Source(url);
            sources.push(source);
            return source as unknown as EventSource;
          },
          ...(shared && { locks: { request } as unknown as LockManager, openChannel }),
          setTimeout: (run, milliseconds) => {
            timers.set(++timer, { run, milliseconds });
            return timer;
          },
          clearTimeout: (id) => timers.delete(id),
        },
      );
      return { events, states, stop };
    },
  };
}

const change = (seq: number) => ({ seq, at: '2026-11-22T06:00:00Z', kind: 'case.report', touched: [] });

/** The number of an event that has one. */
const seqOf = ({ data }: LiveEvent): number | undefined => ('seq' in data ? data.seq : undefined);

describe('the live stream', () => {
  it('begins after the picture it belongs to and hands on what comes, each change once', () => {
    const { open, sources } = browser({ shared: false });
    const page = open(41);
    expect(sources[0]!.url).toBe('/api/live?after=41&topics=map,records,presence,jobs,positions');
    sources[0]!.say('change', change(42));
    sources[0]!.say('change', change(42));
    sources[0]!.say('change', change(43));
    expect(page.events.map(seqOf)).toEqual([42, 43]);
    expect(page.states.at(-1)).toBe('live');
  });

  it('says that it is broken, and comes back after a second where it stood', () => {
    const { open, sources, pass } = browser({ shared: false });
    const page = open(41);
    sources[0]!.say('change', change(42));
    sources[0]!.dispatchEvent(new Event('error'));
    expect(page.states.at(-1)).toBe('broken');
    expect(sources[0]!.closed).toBe(true);
    pass(1_000);
    expect(sources[1]!.url).toBe('/api/live?after=42&topics=map,records,presence,jobs,positions');
    sources[1]!.dispatchEvent(new Event('open'));
    expect(page.states.at(-1)).toBe('live');
  });

  it('takes 35 seconds of silence for a broken connection', () => {
    const { open, sources, pass } = browser({ shared: false });
    const page = open(1);
    sources[0]!.say('now', { now: '2026-11-22T06:00:00Z', seq: 1 });
    pass(35_000);
    expect(page.states.at(-1)).toBe('broken');
  });

  it('gives a new connection up that is not answered within 15 seconds, and tries the next', () => {
    const { open, sources, pass } = browser({ shared: false });
    const page = open(1);
    pass(15_000);
    expect([page.states.at(-1), sources[0]!.closed]).toEqual(['broken', true]);
    pass(1_000);
    expect(sources).toHaveLength(2);
    sources[1]!.dispatchEvent(new Event('open'));
    pass(15_000);
    expect(page.states.at(-1)).toBe('live');
  });

  it('goes on from the number that a reset names, even a lower one', () => {
    const { open, sources, pass } = browser({ shared: false });
    const page = open(900);
    sources[0]!.say('reset', { seq: 12 });
    sources[0]!.say('change', change(13));
    expect(page.events.map((told) => [told.event, seqOf(told)])).toEqual([
      ['reset', 12],
      ['change', 13],
    ]);
    sources[0]!.dispatchEvent(new Event('error'));
    pass(1_000);
    expect(sources[1]!.url).toBe('/api/live?after=13&topics=map,records,presence,jobs,positions');
  });

  it('is one for all pages of a browser; when its holder closes, the next goes on where it stood itself', async () => {
    const { open, sources } = browser({ shared: true });
    const first = open(5);
    const second = open(7);
    expect(sources).toHaveLength(1);
    sources[0]!.dispatchEvent(new Event('open'));
    expect(open(7).states).toEqual(['live']);
    sources[0]!.say('change', change(6));
    sources[0]!.say('change', change(8));
    expect(first.events.map(seqOf)).toEqual([6, 8]);
    expect(second.events.map(seqOf)).toEqual([8]);
    first.stop();
    await Promise.resolve();
    await Promise.resolve();
    expect(sources[0]!.closed).toBe(true);
    expect(sources[1]!.url).toBe('/api/live?after=8&topics=map,records,presence,jobs,positions');
  });
});
