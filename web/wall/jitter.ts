/**
 * The part of a span that is a screen's own, 0 to 1: screens that are all told the same at once do not all ask at once.
 * Always the same for the same id (FNV-1a).
 */
export function partOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < id.length; place += 1) hash = Math.imul(hash ^ id.charCodeAt(place), 0x01000193) >>> 0;
  // The last steps of a short text move only the low bits: spread them.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 12)) >>> 0) / 2 ** 32;
}
