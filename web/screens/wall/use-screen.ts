import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { PixelSize } from '#domain/wall/part-of-wall.ts';

/** Pixels of the window, as the page counts them. */
export function useWindowSize(): PixelSize {
  const size = useSyncExternalStore(subscribe, () => `${window.innerWidth}x${window.innerHeight}`);
  const [width, height] = size.split('x').map(Number) as [number, number];
  return { width, height };
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

/**
 * Makes body text of the page as high as it must be from where it is read: 1 rem. Everything of the page goes with it, names
 * on the map too.
 * @returns whether it is in force: what measures it is drawn after
 */
export function useRootText(body: number): boolean {
  const [applied, setApplied] = useState<number | undefined>(undefined);
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${body}px`;
    setApplied(body);
    return () => void document.documentElement.style.removeProperty('font-size');
  }, [body]);
  return applied === body;
}

/** A pointer that rests so long is not needed. */
const restMs = 5_000;

/** A screen that may not be kept awake now is asked for again so much later. */
const wakeAgainMs = 60_000;

/** What a screen without hands on it wants: no pointer, no sleep. */
export function useKiosk(): void {
  useEffect(() => {
    const root = document.documentElement;
    const rest = () => (root.dataset['pointer'] = 'rests');
    let timer = setTimeout(rest, restMs);
    const moved = () => {
      delete root.dataset['pointer'];
      clearTimeout(timer);
      timer = setTimeout(rest, restMs);
    };
    window.addEventListener('pointermove', moved, { passive: true });
    return () => {
      window.removeEventListener('pointermove', moved);
      clearTimeout(timer);
      delete root.dataset['pointer'];
    };
  }, []);
  useEffect(() => {
    // Old browsers and insecure addresses have none: there the computer's own settings keep it awake.
    if (!('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      clearTimeout(timer);
      if (document.hidden || isOver || lock?.released === false) return;
      navigator.wakeLock.request('screen').then((given) => {
        if (isOver) return void given.release();
        lock = given;
        // The system takes it back where it must save power, or hides the page for a moment.
        given.addEventListener('release', later);
      }, later);
    };
    const later = () => {
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(ask, wakeAgainMs);
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}
