import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow } from '../../live/clock.ts';
import { fetchRow, stateOf, type Write } from '../../registers/api.ts';
import type { EntryState } from '../../registers/change-stack.ts';
import { withField, type Content, type PersonalChanges } from '../../registers/content.ts';
import type { Ending } from '../../registers/end-dialog.tsx';
import { personalFieldsOf } from '../../registers/fields.ts';
import { differences, merge, type Difference, type Side } from '../../registers/merge.ts';
import { refusalInFull, refusalWords } from '../../registers/refusal-words.ts';
import type { Register } from '../../registers/register.ts';
import { endOfValidity } from '../../registers/retire.ts';
import type { Row } from '../../registers/rows.ts';
import { placeFaults, type PlacedFaults } from '../../registers/server-faults.ts';
import { useDraft } from '../../registers/use-draft.ts';
import { useWrites } from '../../registers/use-writes.ts';
import { RequestFailed } from '../../state/request.ts';
import { faultWords } from '../../ui/fault-words.ts';
import { showToast } from '../../ui/toast.tsx';

interface EditingInput {
  readonly register: Register;
  readonly selected: Row | undefined;
  readonly patch: (register: string, patch: ReadonlyMap<string, Row | null>) => void;
  /** An entry was saved and is to be shown; undefined: it is gone. */
  readonly onSaved: (id: string | undefined) => void;
  /** What was chosen together was written. */
  readonly onSeveral: () => void;
}

interface Conflict {
  readonly theirs: Row;
  readonly mine: EntryState;
  readonly found: readonly Difference[];
}

/** More entries at once the door does not take: all or none needs one change. */
const mostAtOnce = 1000;

/** The editing of a register: the draft, saving it, several at once, endings, taking back, and what stands in the way. */
export function useEditing({ register, selected, patch, onSaved, onSeveral }: EditingInput) {
  const { t } = useWords();
  const draft = useDraft(register, selected, serverNow);
  const writes = useWrites();
  const [told, setTold] = useState<PlacedFaults | undefined>(undefined);
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const [tries, setTries] = useState(0);
  const [isTouched, setTouched] = useState(false);
  const [conflict, setConflict] = useState<Conflict | undefined>(undefined);
  const [ending, setEnding] = useState<{ readonly how: Ending['how']; readonly rows: readonly Row[] } | undefined>();

  const forget = () => {
    setTold(undefined);
    setRefusal(undefined);
    setTries(0);
    setTouched(false);
    setConflict(undefined);
  };
  const refused = (error: unknown) => {
    setRefusal(refusalWords(error, t));
    if (!(error instanceof RequestFailed)) return;
    const faults = error.faults.map((fault) => ({ ...fault, detail: faultWords(fault.detail, t) }));
    const fields = [...register.fields, ...(register.collection ? personalFieldsOf(register.collection) : [])];
    setTold(placeFaults(faults, new Set(fields.map(({ key }) => key))));
  };
  const said = (words: string) => showToast({ words, undo: () => void move('undo') });

  const move = async (way: 'undo' | 'redo') => {
    try {
      const written = await writes.move(way);
      if (written) showToast({ words: t(way === 'undo' ? 'registers.undone' : 'registers.redone') });
    } catch (error) {
      if (error instanceof RequestFailed && (error.status === 409 || error.status === 422)) writes.drop(way);
      showToast({ words: refusalInFull(error, t), isFault: true });
    }
  };

  /** @returns whether it was written */
  const write = async (request: Write, before: readonly (Row | null)[], words: string): Promise<boolean> => {
    try {
      setRefusal(undefined);
      setTold(undefined);
      const written = await writes.write(request, before);
      forget();
      said(words);
      const [only] = written.rows;
      if (written.rows.length === 1) onSaved(only!.row ? only!.id : undefined);
      else onSeveral();
      return true;
    } catch (error) {
      setRefusal(refusalInFull(error, t));
      return false;
    }
  };

  const compare = async (base: Row, mine: EntryState) => {
    try {
      const theirs = await fetchRow(register.id, base.id);
      setConflict({ theirs, mine, found: differences(stateOf(base), mine, stateOf(theirs)) });
    } catch (error) {
      refused(error);
    }
  };

  const save = async () => {
    const now = draft.draft;
    setTries((count) => count + 1);
    if (!now || draft.faults.size > 0 || (register.collection && !now.state.geometry)) return;
    const { base, state, personal } = now;
    if (base && draft.dirty.size === 0) return;
    const moved = base && draft.dirty.size === 1 && draft.dirty.has('$geometry');
    const request: Write = {
      kind: base === null ? 'feature.create' : moved ? 'feature.move' : 'feature.update',
      note: '',
      entries: [
        {
          register: register.id,
          ...(base && { id: base.id }),
          base: base?.version ?? null,
          after: state,
          ...personalOf(personal),
        },
      ],
    };
    try {
      setRefusal(undefined);
      setTold(undefined);
      const written = await writes.write(request, [base]);
      forget();
      draft.drop();
      if (base && Object.keys(personal).length > 0) showToast({ words: t('personal.saved') });
      else said(t('registers.saved'));
      onSaved(written.rows[0]!.id);
    } catch (error) {
      const isOvertaken = error instanceof RequestFailed && (error.status === 409 || error.status === 412);
      if (isOvertaken && base) await compare(base, state);
      else refused(error);
    }
  };

  return {
    ...draft,
    writes,
    told,
    refusal,
    tries,
    isTouched,
    conflict,
    ending,
    askEnd: setEnding,
    save,
    move,
    setContent: (content: Content) => {
      setTouched(true);
      draft.setContent(content);
    },
    setPersonal: (changes: PersonalChanges) => {
      setTouched(true);
      draft.setPersonal(changes);
    },
    startNew: (given?: Content) => {
      forget();
      draft.startNew(given);
    },
    drop: () => {
      forget();
      draft.drop();
    },
    compare: async () => {
      if (draft.draft?.base) await compare(draft.draft.base, draft.draft.state);
    },
    endConflict: () => setConflict(undefined),
    takeTheirs: () => {
      if (conflict) patch(register.id, new Map([[conflict.theirs.id, conflict.theirs]]));
      forget();
      draft.drop();
    },
    saveMerged: async (chosen: Readonly<Record<string, Side>>) => {
      if (!conflict) return;
      const { theirs, found } = conflict;
      const after = merge(stateOf(theirs), found, chosen);
      const entries = [
        { register: register.id, id: theirs.id, base: theirs.version, after, ...personalOf(draft.draft?.personal) },
      ];
      try {
        await writes.write({ kind: 'feature.update', note: '', entries }, [theirs]);
        forget();
        draft.drop();
        said(t('registers.saved'));
        onSaved(theirs.id);
      } catch (error) {
        if (error instanceof RequestFailed && error.status === 409 && draft.draft?.base)
          await compare(draft.draft.base, draft.draft.state);
        else {
          setConflict(undefined);
          refused(error);
        }
      }
    },
    setForAll: async (rows: readonly Row[], key: string, value: unknown) => {
      if (rows.length > mostAtOnce) return setRefusal(t('registers.refusals.tooManyAtOnce', { most: mostAtOnce }));
      const entries = rows.map((row) => ({
        register: register.id,
        id: row.id,
        base: row.version,
        after: { ...stateOf(row), content: withField(row.content, key, value) },
      }));
      await write({ kind: 'feature.update', note: '', entries }, rows, t('registers.saved'));
    },
    end: async (how: Ending) => {
      const rows = ending?.rows ?? [];
      setEnding(undefined);
      if (rows.length > mostAtOnce) return setRefusal(t('registers.refusals.tooManyAtOnce', { most: mostAtOnce }));
      const now = serverNow();
      const entries = rows.map((row) => ({
        register: register.id,
        id: row.id,
        base: row.version,
        after:
          how.how === 'delete'
            ? null
            : {
                ...stateOf(row),
                content: withField(row.content, 'validTo', endOfValidity(how.day, now, row.content['validFrom'])),
              },
      }));
      const kind = how.how === 'delete' ? 'feature.delete' : 'feature.retire';
      const words = t(how.how === 'delete' ? 'registers.deleted' : 'registers.retired', { count: rows.length });
      if (await write({ kind, note: how.note, entries }, rows, words)) draft.drop();
    },
  };
}

/** The personal part of an entry's write; nothing where nothing of it was changed. */
function personalOf(personal: PersonalChanges = {}): { readonly personal?: PersonalChanges } {
  return Object.keys(personal).length > 0 ? { personal } : {};
}
