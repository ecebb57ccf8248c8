import type { Caller } from './caller.ts';

/**
 * Whoever did not sign in.
 * @param collections what is open to them; an empty set = nothing
 */
export function visitor(collections: 'all' | ReadonlySet<string>): Caller {
  const opens = collections === 'all' || collections.size > 0;
  return {
    kind: 'visitor',
    id: '',
    name: '',
    by: 'visitor',
    grants: opens ? [{ rights: ['map.read'] }] : [],
    collections,
  };
}
