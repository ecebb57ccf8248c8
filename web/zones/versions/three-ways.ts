import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { inverted, type CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { decodeDelta } from '#domain/zones/coverage/encoded.ts';
import type { EditEntry } from '../api.ts';
import type { PendingEdit } from '../pending.ts';

/** A draft in the three states of a conflict. */
export interface ThreeWays {
  /** What both began with. */
  readonly base: Coverage;
  /** As it now stands: with what others did, without mine. */
  readonly theirs: Coverage;
  /** The base with mine, without what others did. */
  readonly mine: Coverage;
  /** Whose borders or contents others changed, and whose I did; nobody is never among them. */
  readonly theirOwners: ReadonlySet<Owner>;
  readonly myOwners: ReadonlySet<Owner>;
}

/**
 * Winds the draft back to what both sides began with, and on again to mine. Edits that the server took from me since
 * belong to my side where mine was made on them; where it was not they came from another page of mine, and are the
 * other side's as anybody's.
 * @param now the draft as it is shown: with `entries`, and `pending` on top, without `mine`
 * @param entries edits that the server took since the base, in order
 * @param pending my edits that fit and wait, made before `mine`
 * @returns undefined where the draft and these edits do not belong together
 */
export function threeWays(
  now: Coverage,
  entries: readonly Pick<EditEntry, 'by' | 'delta'>[],
  pending: readonly Pick<PendingEdit, 'delta'>[],
  mine: readonly Pick<PendingEdit, 'delta'>[],
  me: string,
): ThreeWays | undefined {
  const taken = entries.map(({ by, delta }) => ({ isOwn: by === me, delta: decodeDelta(delta) }));
  const edits = mine.map(({ delta }) => delta);
  const waiting = pending.map(({ delta }) => delta);
  const begun = now.clone();
  if (!goes(begun, [...taken.map(({ delta }) => delta), ...waiting].reverse().map(inverted))) return undefined;
  for (const isMySide of [true, false]) {
    const own = taken.filter(({ isOwn }) => isMySide && isOwn).map(({ delta }) => delta);
    const base = begun.clone();
    if (!goes(base, [...own, ...waiting])) continue;
    const withMine = base.clone();
    if (!goes(withMine, edits)) continue;
    const others = taken.filter(({ isOwn }) => !(isMySide && isOwn)).map(({ delta }) => delta);
    return { base, theirs: now, mine: withMine, theirOwners: ownersIn(others), myOwners: ownersIn(edits) };
  }
  return undefined;
}

/** Makes edits one after the other. @returns whether all fit; where not, the coverage is of no more use */
function goes(coverage: Coverage, deltas: readonly CoverageDelta[]): boolean {
  return deltas.every((delta) => coverage.apply(delta).ok);
}

/** Whose borders or contents these change. */
export function ownersIn(deltas: readonly CoverageDelta[]): ReadonlySet<Owner> {
  const owners = new Set<Owner>();
  for (const { removed, added, grounds } of deltas) {
    for (const { left, right } of [...removed, ...added]) owners.add(left).add(right);
    for (const { id } of grounds) owners.add(id);
  }
  owners.delete('');
  return owners;
}
