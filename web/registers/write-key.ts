import type { Write } from './api.ts';

/**
 * Gives each write its key: the same write, sent again because its answer got lost, keeps the key it had, so that it
 * never has its effect twice. @param newKey makes one that was never used
 */
export function writeKeys(newKey: () => string): { of(write: Write): string; done(): void } {
  let pending: { readonly body: string; readonly key: string } | undefined;
  return {
    of(write) {
      const body = JSON.stringify(write);
      if (pending?.body !== body) pending = { body, key: newKey() };
      return pending.key;
    },
    /** The write was answered: the next one is another, even if it says the same. */
    done() {
      pending = undefined;
    },
  };
}
