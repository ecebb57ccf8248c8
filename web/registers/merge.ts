import type { Geometry } from 'geojson';
import type { EntryState } from './change-stack.ts';
import { changedKeys, sameValue } from './content.ts';

export type Side = 'mine' | 'theirs';

/** A field (or '$geometry', the place) in which what another saved differs from what is written here. */
export interface Difference {
  readonly key: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Both changed it: somebody must choose. Otherwise the one change there is stands. */
  readonly isConflict: boolean;
  /** What stands before anyone chose. */
  readonly preset: Side;
}

/** The place among the differences. */
export const placeKey = '$geometry';

/** Where two people's changes of the same entry differ, seen from the state both started from. */
export function differences(base: EntryState, mine: EntryState, theirs: EntryState): readonly Difference[] {
  const flat = (state: EntryState) => ({ ...state.content, ...(state.geometry && { [placeKey]: state.geometry }) });
  const [from, here, there] = [flat(base), flat(mine), flat(theirs)] as Record<string, unknown>[];
  return changedKeys(here!, there!).map((key) => {
    const byMe = !sameValue(from![key], here![key]);
    const byThem = !sameValue(from![key], there![key]);
    return {
      key,
      base: from![key],
      mine: here![key],
      theirs: there![key],
      isConflict: byMe && byThem,
      preset: byMe ? 'mine' : 'theirs',
    };
  });
}

/** The entry as chosen, field by field, on top of what the other saved. */
export function merge(
  theirs: EntryState,
  found: readonly Difference[],
  chosen: Readonly<Record<string, Side>>,
): EntryState {
  const content: Record<string, unknown> = { ...theirs.content };
  let { geometry } = theirs;
  for (const { key, mine, preset } of found) {
    if ((chosen[key] ?? preset) === 'theirs') continue;
    if (key === placeKey) geometry = mine as Geometry;
    else if (mine === undefined) delete content[key];
    else content[key] = mine;
  }
  return { ...(geometry && { geometry }), content };
}
