import type { ResponsibilityKind } from '../collection.ts';
import type { SchemeVersion } from './scheme-version.ts';

/** A version and its id. */
export interface KnownVersion {
  readonly id: string;
  readonly content: SchemeVersion;
}

/**
 * The version of a kind that is in effect at an instant: of those published the one that took effect last. Undefined
 * before the first.
 * @param at epoch milliseconds; Infinity: the one published last
 */
export function versionInEffect<V extends KnownVersion>(
  versions: Iterable<V>,
  kind: ResponsibilityKind,
  at: number,
): V | undefined {
  let found: V | undefined;
  let since = -Infinity;
  for (const version of versions) {
    const { responsibilityKind, state, effectiveFrom } = version.content;
    if (responsibilityKind !== kind || state !== 'published' || effectiveFrom === undefined) continue;
    const from = Date.parse(effectiveFrom);
    if (from > at || from <= since) continue;
    [found, since] = [version, from];
  }
  return found;
}
