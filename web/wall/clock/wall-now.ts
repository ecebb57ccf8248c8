import { useEffect, useReducer, useSyncExternalStore } from 'react';
import { useLiveStatus } from '../../live/clock.ts';
import { requestJson } from '../../state/request.ts';
import { createWallClock } from './wall-clock.ts';
import { atInstant } from './at-instant.ts';

/** The page's one clock of the server. */
const clock = createWallClock({
  steady: () => performance.now(),
  local: () => Date.now(),
  ask: async (signal) => (await requestJson<{ readonly now: number }>('/api/wall/clock', signal)).now,
});

/** The server's clock, epoch milliseconds: what every screen of a wall goes by. */
export function wallNow(): number {
  return clock.now();
}

/** Measures the server's clock now: the server is back, or the screen woke up. */
export function measureClock(): void {
  clock.measure();
}

/** Keeps the clock as long as the component stands: measured at first, every ten minutes, after a sleep, when
 * back, and when the server's clock was set. */
export function useWallClock(): void {
  useEffect(() => {
    const seeded = useLiveStatus.subscribe(({ skew, asOf }, before) => {
      if (asOf !== before.asOf || skew !== before.skew) clock.seed(skew);
    });
    const woken = () => document.hidden || measureClock();
    document.addEventListener('visibilitychange', woken);
    window.addEventListener('online', measureClock);
    const stop = clock.start();
    return () => {
      seeded();
      document.removeEventListener('visibilitychange', woken);
      window.removeEventListener('online', measureClock);
      stop();
    };
  }, []);
}

/** Whether the server's clock was measured. */
export function useClockIsSet(): boolean {
  return useSyncExternalStore(clock.follow, clock.isSet);
}

/**
 * What holds now, reckoned anew at the very instant until which it holds, and whenever the clock is set: the component is
 * drawn at each step and never between two.
 * @param reckon pure function of the clock
 */
export function useStep<T extends { readonly until?: number | undefined }>(reckon: (now: number) => T): T {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const held = reckon(wallNow());
  const { until } = held;
  useEffect(() => clock.follow(redraw), []);
  useEffect(() => (until === undefined ? undefined : atInstant(wallNow, until, redraw)), [until]);
  return held;
}
