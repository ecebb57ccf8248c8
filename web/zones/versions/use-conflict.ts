import { useMemo } from 'react';
import type { EditLabel } from '#domain/zones/schemes/scheme-version.ts';
import { useSession } from '../../state/session.ts';
import { useDesk, type Conflict } from '../desk.ts';
import { authorOf } from './people-words.ts';
import { remade, type Remade, type RemakeRefusal } from './resolve.ts';
import { threeWays, type ThreeWays } from './three-ways.ts';

/** A conflict with its three states, and mine put on theirs where that can be. */
export interface OpenConflict {
  readonly conflict: Conflict;
  /** Absent where the draft and what is kept of mine do not belong together any more. */
  readonly ways?: ThreeWays;
  readonly remade?: Remade;
  readonly refusal?: RemakeRefusal;
}

/** The conflict that waits on the desk, if one does; worked out again when the draft moves on. */
export function useConflict(): OpenConflict | undefined {
  const me = authorOf(useSession().session) ?? '';
  const conflict = useDesk((desk) => desk.conflict);
  const draft = useDesk((desk) => desk.draft);
  const pending = useDesk((desk) => desk.pending);
  const revision = useDesk((desk) => desk.revision);
  return useMemo(() => {
    if (conflict === undefined || draft === undefined) return undefined;
    const ways = threeWays(draft.coverage, conflict.edits, pending, conflict.mine, me);
    if (ways === undefined) return { conflict };
    const answer = remade(ways);
    return answer.ok ? { conflict, ways, remade: answer.value } : { conflict, ways, refusal: answer.error };
    // The coverage is changed in place: the revision says when.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [conflict, draft, pending, revision, me]);
}

/** One edit for all of mine, called by what they were. */
export function labelOf(mine: readonly { readonly label: EditLabel }[]): EditLabel {
  const [first] = mine;
  if (first === undefined || mine.length === 1) return first?.label ?? { kind: 'reshape', zones: [] };
  const zones = [...new Set(mine.flatMap(({ label }) => label.zones))].slice(0, 10);
  const kinds = new Set(mine.map(({ label }) => label.kind));
  return { kind: kinds.size === 1 ? first.label.kind : 'reshape', zones };
}
