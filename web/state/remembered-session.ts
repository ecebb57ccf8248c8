import { isStreet } from './street-theme.ts';
import type { Session } from './session.ts';

/**
 * Who used the street's page last on this phone, so that it opens without signal. Remembered there alone, until they sign
 * out, and for two shifts at most: then the server has to say again who it is.
 */
const key = 'shirong.field.session';
/** Not longer than what is done meanwhile can be sent (setting field.lateHours). */
export const keptMs = 36 * 3_600_000;

/** Whether this is the page that must open without signal. */
function isOnStreet(): boolean {
  return typeof window !== 'undefined' && isStreet(window.location.pathname);
}

/** Remembers what the server said of a person; a visitor's answer changes nothing, since a session may end by itself. */
export function rememberSession(session: Session): void {
  if (session.kind !== 'person') return;
  const { csrf: _token, ...kept } = session;
  try {
    // On a desk nobody is remembered; but whoever was here before is not the one that the phone opens for next.
    if (!isOnStreet()) {
      const before = JSON.parse(localStorage.getItem(key) ?? 'null') as { session: Session } | null;
      if (before !== null && before.session.id !== session.id) forgetSession();
      return;
    }
    localStorage.setItem(key, JSON.stringify({ session: kept, at: Date.now() }));
  } catch {
    return;
  }
}

/** Whoever was here last, without a token to write with; undefined elsewhere and after a while. */
export function rememberedSession(): Session | undefined {
  if (!isOnStreet()) return undefined;
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as { session: Session; at: number } | null;
    return kept === null || Date.now() - kept.at > keptMs ? undefined : kept.session;
  } catch {
    return undefined;
  }
}

/** Forgets who it was: they signed out. */
export function forgetSession(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    return;
  }
}
