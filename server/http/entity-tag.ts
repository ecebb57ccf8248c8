/**
 * Whether the reader holds what would be sent (`If-None-Match`, weak comparison).
 * @param header as it came; undefined where there is none
 * @param tag quoted, as it would be sent
 */
export function holdsAlready(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((held) => held.trim().replace(/^W\//, '') === tag);
}
