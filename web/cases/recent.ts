/*
 * What somebody used last on this machine (classes, phrases of one's own), so that it stands at the top the next time.
 * Where storage is forbidden nothing is remembered.
 */

/** @param name of the list @returns the newest first */
export function recent(name: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`shirong.recent.${name}`) ?? '[]');
    return Array.isArray(kept) ? kept.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}

/** Puts something at the top of a list that holds at most so many. */
export function remember(name: string, item: string, most = 8): void {
  const others = recent(name).filter((other) => other !== item);
  try {
    localStorage.setItem(`shirong.recent.${name}`, JSON.stringify([item, ...others].slice(0, most)));
  } catch {
    return;
  }
}
