import { useState } from 'react';
import type { Shown } from '../../wall/shown.ts';

const minuteMs = 60_000;

/** The minute that an instant lies in, epoch milliseconds. */
export function minuteAt(now: number): { readonly now: number; readonly until: number } {
  const minute = Math.floor(now / minuteMs) * minuteMs;
  return { now: minute, until: minute + minuteMs };
}

/** Reckons for a clock that is `shift` ahead of the wall's. */
export function ahead<T extends { readonly until?: number | undefined }>(
  reckon: (now: number) => T,
  shift: number,
): (now: number) => T {
  return (now) => {
    const held = reckon(now + shift);
    return held.until === undefined ? held : { ...held, until: held.until - shift };
  };
}

/** What is shown with the same scene object as long as it is the same: that of a pushed place is made anew each time. */
export function useSame(shown: Shown): Shown {
  const { key, id, scene } = shown;
  const [kept, setKept] = useState({ key, scene });
  const isSame = kept.key === key && (id === undefined || kept.scene === scene);
  if (!isSame) setKept({ key, scene });
  return isSame ? { ...shown, scene: kept.scene } : shown;
}

/** The map of a scene; while a scene has none, that of the last one that had. */
export function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
