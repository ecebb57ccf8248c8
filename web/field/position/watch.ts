import { useLiveStatus } from '../../live/clock.ts';
import { noFix, pace, phoneFix, type NoFix, type PhoneFix } from './phone-fix.ts';

/** Whoever wants to know where the phone is. */
interface Watcher {
  readonly fix: (fix: PhoneFix) => void;
  readonly failure: (failure: NoFix) => void;
}

const watchers = new Set<Watcher>();
let last: PhoneFix | undefined;
let stop: (() => void) | undefined;

/** What was said so long ago is not said again to whoever asks now, milliseconds. */
const freshMs = 60_000;

/**
 * Follows the phone: one watch of the browser for all who ask, since each costs battery, and some browsers tell only the
 * first. Who comes later is told at once what was said last.
 * @returns the way to stop; with the last one the browser's watch ends
 */
export function watch(watcher: Watcher): () => void {
  watchers.add(watcher);
  stop ??= begin();
  const known = last;
  const timer = window.setTimeout(() => {
    if (known !== undefined && Date.now() + useLiveStatus.getState().skew - known.at < freshMs) watcher.fix(known);
  }, 0);
  return () => {
    window.clearTimeout(timer);
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    stop?.();
    stop = undefined;
    last = undefined;
  };
}

function begin(): () => void {
  const failed = (failure: NoFix) => {
    for (const watcher of watchers) watcher.failure(failure);
  };
  if (!('geolocation' in navigator) || !window.isSecureContext) {
    const timer = window.setTimeout(() => failed('insecure'), 0);
    return () => window.clearTimeout(timer);
  }
  const { geolocation } = navigator;
  const told = (position: GeolocationPosition) => {
    last = phoneFix(position, useLiveStatus.getState().skew);
    for (const watcher of watchers) watcher.fix(last);
  };
  const refused = (error: GeolocationPositionError) => failed(noFix(error));
  const options = { enableHighAccuracy: true, maximumAge: 10_000, timeout: 30_000 };
  const id = geolocation.watchPosition(told, refused, options);
  // A phone that lies still is told of by nobody: it is asked now and then.
  const timer = window.setInterval(
    () => geolocation.getCurrentPosition(told, () => undefined, options),
    (pace.standing * 1000) / 2,
  );
  return () => {
    geolocation.clearWatch(id);
    window.clearInterval(timer);
  };
}
