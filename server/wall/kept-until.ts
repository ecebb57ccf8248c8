import type { Context } from '../context.ts';
import { everywhere } from '../tiles/touched.ts';

/**
 * Keeps what was read of a collection until something of that changes.
 * @param read may be called again by somebody who comes meanwhile: the answer is the same
 * @param by what it was read by beside; another one is read at once
 */
export function keptUntil<T>(
  { touched }: Pick<Context['index'], 'touched'>,
  collection: string,
  read: (by: string) => Promise<T>,
): (by?: string) => Promise<T> {
  let kept: { readonly mark: number; readonly by: string; readonly value: Promise<T> } | undefined;
  return (by = '') => {
    if (kept !== undefined && kept.by === by && !touched.since(kept.mark, [collection], everywhere)) return kept.value;
    const made = { mark: touched.mark, by, value: read(by) };
    kept = made;
    made.value.catch(() => {
      if (kept === made) kept = undefined;
    });
    return made.value;
  };
}
