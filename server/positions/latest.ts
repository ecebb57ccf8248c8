import type { Fix } from '#domain/people/fix.ts';
import { newerOf } from '#domain/people/fix.ts';

/** The last known place of each person, in memory. */
export interface Latest {
  get(person: string): Fix | undefined;
  put(fix: Fix): void;
  forget(person: string): void;
}

/** @param mostAccuracy metres beyond which a fix says nothing: it never takes the place of one that does */
export function createLatest(mostAccuracy: () => number): Latest {
  const fixes = new Map<string, Fix>();
  return {
    get: (person) => fixes.get(person),
    put(fix) {
      fixes.set(fix.person, newerOf(fixes.get(fix.person), fix, mostAccuracy()));
    },
    forget: (person) => void fixes.delete(person),
  };
}
