import { withPatience } from '../../state/patience.ts';
import { offsetOf, slewedOffset, slewTo, type ClockSample, type Slewed } from './clock-sync.ts';

/** What the clock needs of browser and server; tests give their own. */
export interface ClockSurroundings {
  /** Milliseconds that go on evenly, whatever is done to the computer's clock. */
  readonly steady: () => number;
  /** The computer's own clock, epoch milliseconds: right or wrong. */
  readonly local: () => number;
  /** Asks the server for its clock, epoch milliseconds. */
  readonly ask: (signal: AbortSignal) => Promise<number>;
}

/** Answers of one measurement, and the pause between them. */
const samples = 6;
const pauseMs = 120;
/** Measured anew after so long; sooner where the server was not reached. */
const againMs = 600_000;
const retryMs = [1_000, 2_000, 5_000, 15_000, 30_000];
/** An answer that takes longer tells nothing. */
const patienceMs = 4_000;
/** How often one looks whether the computer slept or its clock was set. */
const lookMs = 5_000;
const jumpMs = 250;
/** The stream says the time as well, late by its way: what is further off than this was set at the server. */
const stepMs = 1_000;

/** The server's clock as a wall keeps it, so that screens that never talk to each other change together. */
export interface WallClock {
  /** Epoch milliseconds of the server. Before it was heard: what `seed` said, else the computer's own. */
  now(): number;
  /** Whether the server's clock was measured yet. */
  isSet(): boolean;
  /**
   * What another source says of the server's clock: it holds until the clock is measured; where it says quite another time
   * afterwards, one measures anew. @param skew milliseconds over the local clock
   */
  seed(skew: number): void;
  /** Measures now: after a wake-up, or when the server is back. */
  measure(): void;
  /** Told after each measurement: timers are to be set anew. */
  follow(listener: () => void): () => void;
  /** Begins to measure. @returns the way to stop */
  start(): () => void;
}

/** Makes a clock. It goes on by the last offset when the server is away. */
export function createWallClock({ steady, local, ask }: ClockSurroundings): WallClock {
  const listeners = new Set<() => void>();
  let clock: Slewed | undefined;
  let seeded = 0;
  let running: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  /** Nothing is being measured. */
  let isResting = false;

  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  const sample = async (signal: AbortSignal): Promise<ClockSample | undefined> => {
    const asked = steady();
    try {
      const server = await withPatience(patienceMs, ask, signal);
      return { asked, answered: steady(), server };
    } catch {
      return undefined;
    }
  };
  const measureNow = async (signal: AbortSignal) => {
    const isFirst = clock === undefined;
    const heard: ClockSample[] = [];
    for (let turn = 0; turn < samples && !signal.aborted; turn += 1) {
      if (turn > 0) await pause(pauseMs, signal);
      const one = await sample(signal);
      if (one !== undefined) {
        heard.push(one);
        // A page that opens does not wait for the best answer.
        if (isFirst && !signal.aborted) {
          clock = slewTo(undefined, offsetOf(heard)!.offset, steady());
          tell();
        }
      }
      // Who is not there is not asked six times.
      else if (heard.length === 0) break;
    }
    if (signal.aborted) return;
    const measured = offsetOf(heard);
    if (measured !== undefined) clock = slewTo(isFirst ? undefined : clock, measured.offset, steady());
    failures = measured === undefined ? failures + 1 : 0;
    const wait = measured === undefined ? retryMs[Math.min(failures, retryMs.length) - 1]! : againMs;
    timer = setTimeout(measure, wait);
    isResting = true;
    if (measured !== undefined) tell();
  };
  function measure(): void {
    clearTimeout(timer);
    running?.abort();
    running = new AbortController();
    isResting = false;
    void measureNow(running.signal);
  }

  const now = () => (clock === undefined ? local() + seeded : steady() + slewedOffset(clock, steady()));
  return {
    now,
    isSet: () => clock !== undefined,
    seed(skew) {
      seeded = skew;
      if (clock !== undefined && isResting && Math.abs(local() + skew - now()) > stepMs) measure();
    },
    measure: () => running && measure(),
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      let apart = local() - steady();
      const look = setInterval(() => {
        const now = local() - steady();
        if (Math.abs(now - apart) > jumpMs) measure();
        apart = now;
      }, lookMs);
      measure();
      return () => {
        clearInterval(look);
        clearTimeout(timer);
        running?.abort();
        running = undefined;
        isResting = false;
      };
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
