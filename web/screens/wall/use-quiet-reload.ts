import { useEffect, useRef } from 'react';
import { reloadIfServed, useIsOld } from '../../live/upgrade.ts';

/** Screens of one room come back one after the other within so long, milliseconds. */
const spreadMs = 5_000;
/** A scene that stays this long is no change to wait for. */
const patienceMs = 600_000;

/**
 * Loads a wall anew after an upgrade when nobody misses it: as the scene changes, and never while an alarm is on.
 * @param change another value = the picture changes now
 * @param part which part of the spread is this screen's own, 0 to 1
 */
export function useQuietReload(change: string, isAlarm: boolean, part: number, reload = reloadIfServed): void {
  const isOld = useIsOld();
  const first = useRef(change);
  useEffect(() => {
    if (!isOld) first.current = change;
  }, [isOld, change]);
  useEffect(() => {
    if (!isOld || isAlarm) return undefined;
    const wait = change === first.current ? patienceMs : 0;
    let timer = setTimeout(again, wait + spreadMs * part);
    function again() {
      // Where the server is away just now it is tried again: the page that is there goes on.
      timer = setTimeout(again, 60_000);
      void reload();
    }
    return () => clearTimeout(timer);
  }, [isOld, isAlarm, change, part, reload]);
}
