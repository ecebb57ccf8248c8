import { distance } from '#domain/geometry/measure.ts';

/** Where this phone is, as it says itself. */
export interface PhoneFix {
  /** Epoch milliseconds, the phone's clock set right by the server's. */
  readonly at: number;
  /** Degrees WGS84: what the browsers' standard promises. */
  readonly lon: number;
  readonly lat: number;
  /** Metres. */
  readonly accuracy: number;
}

/** Why a phone says nothing. */
export type NoFix = 'denied' | 'unavailable' | 'insecure';

/** Takes a browser's word. @param skew server's clock minus the phone's, milliseconds */
export function phoneFix({ timestamp, coords }: GeolocationPosition, skew: number): PhoneFix {
  const { longitude, latitude, accuracy } = coords;
  return { at: Math.round(timestamp + skew), lon: longitude, lat: latitude, accuracy };
}

/** A phone that stands still is asked every minute: what is older than two says where it was. */
const freshMs = 120_000;

/** The place that goes with an act, as it is sent; empty where the phone does not know where it is now. @param now as the fix has it, epoch milliseconds */
export function placeNow(
  fix: PhoneFix | undefined,
  now: number,
): { readonly lon: number; readonly lat: number; readonly accuracy: number } | Record<never, never> {
  if (fix === undefined || now - fix.at > freshMs) return {};
  const { lon, lat, accuracy } = fix;
  return { lon, lat, accuracy };
}

/** Says nothing more: a refusal is the person's, the rest is the phone's. */
export function noFix({ code }: Pick<GeolocationPositionError, 'code'>): NoFix {
  return code === 1 ? 'denied' : 'unavailable';
}

/** How seldom a phone says where it is: it must last a shift. */
export const pace = {
  /** Seconds between two fixes of somebody who walks. */
  moving: 20,
  /** Seconds after which one is sent all the same: far within the ten minutes that a fix counts for. */
  standing: 120,
  /** Metres that are a move, where the fix is not vaguer than that. */
  metres: 25,
} as const;

/**
 * Whether a fix is worth sending after the last one sent.
 *
 * 1. The first: yes.
 * 2. Sooner than `moving` seconds: no, unless it is more than twice as exact.
 * 3. Farther than `metres`, and farther than both are vague: yes.
 * 4. After `standing` seconds: yes; else no.
 */
export function isWorthSending(last: PhoneFix | undefined, next: PhoneFix): boolean {
  if (last === undefined) return true; // rule 1
  const seconds = (next.at - last.at) / 1000;
  if (seconds <= 0) return false;
  if (next.accuracy * 2 < last.accuracy) return seconds >= 2; // rule 2
  if (seconds < pace.moving) return false;
  const moved = distance([last.lon, last.lat], [next.lon, next.lat]);
  if (moved > Math.max(pace.metres, last.accuracy, next.accuracy)) return true; // rule 3
  return seconds >= pace.standing; // rule 4
}
