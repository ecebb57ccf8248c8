import { useEffect } from 'react';
import { create } from 'zustand';
import { isUnsaved } from '../state/unsaved.ts';

/** Nobody has touched the page for so long: it may be loaded anew without taking anything from anyone's hands. */
const quietMs = 60_000;
const lookMs = 10_000;

const useBuild = create<{ readonly first: string | undefined; readonly isOld: boolean }>(() => ({
  first: undefined,
  isOld: false,
}));

/** Takes the build that the server serves: another than at first means that this page is old. */
export function noteBuild(build: string): void {
  const { first } = useBuild.getState();
  useBuild.setState({ first: first ?? build, isOld: first !== undefined && first !== build });
}

/**
 * Loads the page anew after an upgrade, at a quiet moment: nothing unsaved, no hand on it for a minute, or nobody looking.
 * The address holds what is seen, so that it comes back.
 * @param reload `location.reload` of the browser
 * @returns whether the page is old, for a notice with a button
 */
export function useUpgrade(reload: () => void): boolean {
  const isOld = useIsOld();
  useEffect(() => {
    if (!isOld) return undefined;
    let touched = Date.now();
    const touch = () => (touched = Date.now());
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    const timer = window.setInterval(() => {
      if (!isUnsaved() && (document.hidden || Date.now() - touched >= quietMs)) reload();
    }, lookMs);
    return () => {
      window.clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touch);
    };
  }, [isOld, reload]);
  return isOld;
}

/** Whether the server serves another build than the one that this page came with. */
export function useIsOld(): boolean {
  return useBuild(({ isOld }) => isOld);
}

/** A server that does not give the page within so long is away, milliseconds. */
const patienceMs = 15_000;

/**
 * Loads the page anew only if the server gives it: a wall must not exchange its picture for the browser's error page.
 * @param before done just before the page goes
 */
export async function reloadIfServed(before = () => {}): Promise<void> {
  const answer = await fetch(window.location.href, {
    cache: 'no-store',
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => undefined);
  if (answer?.ok !== true) return;
  before();
  window.location.reload();
}

/** A piece that is missing even after loading anew is missing for another reason. */
const againMs = 60_000;
const lastKey = 'shirong.reloadedAt';

/**
 * Loads the page anew where one of its pieces cannot be fetched any more: the server was upgraded since. Not under a form
 * that is not saved, and not again and again; then the part that wanted the piece says that it failed. A time at which the
 * server was away does not count.
 * @param restMs so long after the last time it is not done again, milliseconds
 */
export function reloadForMissingPiece(restMs = againMs, reload = reloadIfServed): void {
  const last = Number(sessionStorage.getItem(lastKey) ?? 0);
  if (isUnsaved() || Date.now() - last < restMs) return;
  void reload(() => sessionStorage.setItem(lastKey, String(Date.now())));
}
