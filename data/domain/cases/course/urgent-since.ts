import type { Properties } from '#domain/feature.ts';
import { isoSeconds } from '../clock/kept.ts';

/**
 * A case that becomes urgent later than it was reported says since when: to the shift that is news.
 * @param now epoch milliseconds
 */
export function urgentSince(before: Properties, after: Properties, now: number): Properties {
  if (after['urgent'] !== true) return { urgentAt: undefined };
  return before['urgent'] === true ? {} : { urgentAt: isoSeconds(now) };
}
