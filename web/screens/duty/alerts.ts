/** What of a queue has been seen: who was in it, and how many were overdue. */
export interface Seen {
  /** Which queue; another one begins anew. */
  readonly of: string;
  readonly ids: ReadonlySet<string>;
  readonly overdue: number;
}

/** What came since. */
export interface Came {
  readonly arrived: number;
  readonly overdue: number;
}

/** The newest of a queue and the number of overdue cases, as they are now. */
export interface Now {
  readonly of: string;
  readonly newest: readonly string[];
  readonly overdue: number;
}

/**
 * What came into a queue since it was looked at last. What is looked at for the first time is nothing new; a case that
 * leaves and comes back is not new either.
 */
export function cameSince(seen: Seen | undefined, now: Now): { readonly seen: Seen; readonly came: Came } {
  if (seen === undefined || seen.of !== now.of) {
    return {
      seen: { of: now.of, ids: new Set(now.newest), overdue: now.overdue },
      came: { arrived: 0, overdue: 0 },
    };
  }
  const arrived = now.newest.filter((id) => !seen.ids.has(id));
  return {
    seen: { of: now.of, ids: new Set([...seen.ids, ...arrived]), overdue: now.overdue },
    came: { arrived: arrived.length, overdue: Math.max(0, now.overdue - seen.overdue) },
  };
}
