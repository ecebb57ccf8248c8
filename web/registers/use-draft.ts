import { useMemo, useState } from 'react';
import type { Geometry } from 'geojson';
import { stateOf } from './api.ts';
import type { EntryState } from './change-stack.ts';
import { changedKeys, faultsOf, newContent, sameValue, type PersonalChanges } from './content.ts';
import { placeKey } from './merge.ts';
import type { Register } from './register.ts';
import type { Row } from './rows.ts';

interface Draft {
  /** What the form began from; null: a new entry. */
  readonly base: Row | null;
  /** The id of an entry that was deleted meanwhile and is to be made again. */
  readonly againAs?: string;
  readonly state: EntryState;
  /** What of its personal fields is to be set or erased. */
  readonly personal: PersonalChanges;
  /** Another number begins the drawing on the map anew. */
  readonly round: number;
}

/**
 * What is being edited: begins with what is selected, follows it as long as nothing was changed here, and keeps what
 * was.
 * @param selected the entry as it stands; undefined where none is
 * @param now epoch milliseconds, for what a new entry starts with
 */
export function useDraft(register: Register, selected: Row | undefined, now: () => number) {
  const [draft, setDraft] = useState<Draft | undefined>(undefined);
  const [isNew, setNew] = useState(false);
  const dirty = useMemo(() => dirtyOf(draft), [draft]);
  const begin = (row: Row | null, state: EntryState) =>
    setDraft((before) => ({ base: row, state, personal: {}, round: (before?.round ?? 0) + 1 }));

  const isOther = selected !== undefined && draft?.base?.id !== selected.id;
  const isOlder = selected !== undefined && (draft?.base?.version ?? 0) < selected.version;
  if (!isNew && selected && (isOther || (isOlder && dirty.size === 0))) begin(selected, stateOf(selected));
  if (!isNew && !selected && draft) setDraft(undefined);

  const content = draft?.state.content;
  const faults = useMemo(
    () => (content ? faultsOf(register.schema, register.fields, content) : new Map<string, never>()),
    [register, content],
  );
  return {
    draft,
    isNew,
    dirty,
    faults,
    /** Another saved the same entry after this form began. */
    isOvertaken: !isNew && isOlder && !isOther && dirty.size > 0,
    /** @param given what is known of the new entry already */
    startNew(given: EntryState['content'] = {}) {
      setNew(true);
      begin(null, { content: { ...newContent(register.fields, now()), ...given } });
    },
    /** Drops what was changed; a new entry altogether. */
    drop() {
      setNew(false);
      setDraft(undefined);
    },
    setContent: (next: EntryState['content']) =>
      setDraft((before) => before && { ...before, state: { ...before.state, content: next } }),
    setPersonal: (personal: PersonalChanges) => setDraft((before) => before && { ...before, personal }),
    /** @param isTyped true: the drawing on the map must follow */
    setGeometry: (geometry: Geometry | undefined, isTyped: boolean) =>
      setDraft((before) => {
        if (!before) return before;
        const { geometry: _was, ...state } = before.state;
        return {
          ...before,
          state: { ...state, ...(geometry && { geometry }) },
          round: before.round + (isTyped ? 1 : 0),
        };
      }),
  };
}

function dirtyOf(draft: Draft | undefined): ReadonlySet<string> {
  if (!draft) return new Set();
  const { base, state, personal } = draft;
  if (base === null) return new Set([...Object.keys(state.content), placeKey]);
  const keys = new Set([...changedKeys(base.content, state.content), ...Object.keys(personal)]);
  if (!sameValue(base.geometry, state.geometry)) keys.add(placeKey);
  return keys;
}
