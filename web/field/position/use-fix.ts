import { useEffect, useState } from 'react';
import { useLiveStatus } from '../../live/clock.ts';
import { noFix, phoneFix, type NoFix, type PhoneFix } from './phone-fix.ts';

/** What the phone says of where it is while somebody asks for it. */
export interface HereNow {
  readonly fix?: PhoneFix;
  readonly failure?: NoFix;
}

/**
 * Where the phone is, for this page alone: nothing is sent. Asked for only while `wanted`.
 * @param wanted whether anything on the screen needs it
 */
export function useFix(wanted: boolean): HereNow {
  const [now, setNow] = useState<HereNow>({});
  useEffect(() => {
    if (!wanted) return undefined;
    return watch(
      (fix) => setNow({ fix }),
      (failure) => setNow(({ fix }) => ({ ...(fix && { fix }), failure })),
    );
  }, [wanted]);
  return now;
}

/** Follows the phone. @returns the way to stop */
export function watch(onFix: (fix: PhoneFix) => void, onFailure: (failure: NoFix) => void): () => void {
  if (!('geolocation' in navigator) || !window.isSecureContext) {
    const timer = window.setTimeout(() => onFailure('insecure'), 0);
    return () => window.clearTimeout(timer);
  }
  const id = navigator.geolocation.watchPosition(
    (position) => onFix(phoneFix(position, useLiveStatus.getState().skew)),
    (error) => onFailure(noFix(error)),
    { enableHighAccuracy: true, maximumAge: 10_000, timeout: 30_000 },
  );
  return () => navigator.geolocation.clearWatch(id);
}
