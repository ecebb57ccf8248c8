import type { Owner } from '#domain/zones/coverage/arc.ts';
import { checkAround } from '#domain/zones/coverage/check-delta.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { inverted, type CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { decodeCoverage, decodeDelta } from '#domain/zones/coverage/encoded.ts';
import type { EditRefusal } from '#domain/zones/edits/refusal.ts';
import { ok, type Result } from '#domain/result.ts';
import type { EditLabel, SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import { nextRedo, nextUndo } from '#domain/zones/schemes/undo-stack.ts';
import { fetchRecord } from '../state/records.ts';
import { healMs, mayHeal, RequestFailed } from '../state/request.ts';
import { fetchCoverage, fetchEdits, postEdit, type ConflictAnswer, type EditEntry } from './api.ts';
import type { Desk, Refusal } from './desk.ts';
import { keepPending, keptPending } from './keep.ts';
import { keptOf, renumbered, requestOf, stillWaiting, type KeptPending, type PendingEdit } from './pending.ts';

type Marks = Pick<PendingEdit, 'undoes' | 'redoes'>;

/**
 * Keeps the desk's draft level with the server: edits are shown at once and sent one after the other; what others did
 * goes under what waits; what does not fit any more is set aside as a conflict. Nothing made here is dropped by itself.
 */
export class DeskEngine {
  readonly #set: (patch: Partial<Desk>) => void;
  readonly #get: () => Desk;
  #me = '';
  #mayEdit = false;
  /** The number of edits that the version's record told of last. */
  #told = 0;
  #exchanging = false;
  #timer = 0;
  /** The name under which this page keeps what waits. */
  #page = '';
  /** One more at each opening and closing: answers to what was asked before are passed over. */
  #turn = 0;

  constructor(set: (patch: Partial<Desk>) => void, get: () => Desk) {
    this.#set = set;
    this.#get = get;
  }

  async open(id: string, me: string, mayEdit: boolean): Promise<void> {
    this.#get().close();
    const turn = this.#turn;
    this.#me = me;
    this.#mayEdit = mayEdit;
    this.#set({ opening: 'loading' });
    try {
      const [record, answer, begun, kept] = await Promise.all([
        fetchRecord('scheme-versions', id),
        fetchCoverage(id),
        fetchEdits(id, 0),
        keptPending(me, id),
      ]);
      const log = begun.length < answer.edits ? [...begun, ...(await fetchEdits(id, begun.length))] : begun;
      if (turn !== this.#turn) return;
      const version = record.content as SchemeVersion;
      const coverage = decodeCoverage(answer.coverage);
      for (const { number, delta } of log) if (number > answer.edits) this.#mustApply(coverage, decodeDelta(delta));
      this.#told = version.edits;
      this.#set({
        opening: 'idle',
        draft: { id, version, coverage, edits: log, number: log.length },
        readOnly: !this.#isOpen(version),
        revision: this.#get().revision + 1,
        touched: 'all',
      });
      this.#page = kept.page;
      this.#putBackKept(kept.lists, log);
      kept.takenOver();
      this.#noteUndo();
      void this.#exchange();
    } catch (failure) {
      if (turn === this.#turn) this.#set({ opening: 'failed', failure });
    }
  }

  close(): void {
    this.#turn += 1;
    window.clearTimeout(this.#timer);
  }

  noteVersion(version: SchemeVersion): void {
    const { draft } = this.#get();
    if (!draft) return;
    this.#told = version.edits;
    this.#set({ draft: { ...draft, version }, readOnly: !this.#isOpen(version) });
    void this.#exchange();
  }

  perform(
    label: EditLabel,
    make: (coverage: Coverage) => Result<CoverageDelta, EditRefusal>,
    marks: Marks = {},
  ): boolean {
    const { draft, readOnly, conflict, pending } = this.#get();
    if (!draft || readOnly) return this.#refuse({ reason: 'read-only' });
    if (conflict) return this.#refuse({ reason: 'conflict-open', owners: conflict.owners });
    const made = make(draft.coverage);
    if (!made.ok) return this.#refuse(made.error);
    const delta = made.value;
    if (delta.removed.length + delta.added.length + delta.grounds.length === 0) {
      return this.#refuse({ reason: 'nothing' });
    }
    const applied = draft.coverage.apply(delta);
    if (!applied.ok) return this.#refuse({ reason: 'changed-since', owners: applied.error.owners });
    const edit: PendingEdit = { key: newKey(), number: draft.number + pending.length + 1, label, delta, ...marks };
    this.#show({ pending: [...pending, edit], refused: undefined }, touchedBy(delta));
    void this.#exchange();
    return true;
  }

  /** Undo or redo of one's own last edit, as the log tells it. */
  takeBack(way: 'undo' | 'redo'): void {
    const { draft, pending } = this.#get();
    if (!draft) return;
    const number = (way === 'undo' ? nextUndo : nextRedo)(this.#wholeLog(), this.#me);
    if (number === undefined) return;
    const taken = draft.edits.find((entry) => entry.number === number);
    const edit = taken ? { ...taken, delta: decodeDelta(taken.delta) } : pending.find((one) => one.number === number);
    if (edit === undefined) return;
    this.perform(
      edit.label,
      () => ok(way === 'undo' ? inverted(edit.delta) : edit.delta),
      way === 'undo' ? { undoes: number } : { redoes: number },
    );
  }

  resolve(instead: readonly Pick<PendingEdit, 'label' | 'delta'>[]): boolean {
    const { draft, conflict, pending } = this.#get();
    if (!draft || !conflict) return false;
    const made: PendingEdit[] = [];
    for (const { label, delta } of instead) {
      const owners = this.#clash(draft.coverage, delta);
      if (owners !== undefined) {
        for (const edit of [...made].reverse()) this.#mustApply(draft.coverage, inverted(edit.delta));
        return this.#refuse({ reason: 'changed-since', owners });
      }
      made.push({ key: newKey(), number: draft.number + pending.length + made.length + 1, label, delta });
    }
    const touched = new Set(made.flatMap(({ delta }) => [...touchedBy(delta)]));
    this.#show({ pending: [...pending, ...made], conflict: undefined, refused: undefined }, touched);
    void this.#exchange();
    return true;
  }

  retry(): void {
    this.#set({ failure: undefined });
    void this.#exchange();
  }

  /** Posts what waits, one after the other, and fetches what is missing, until there is neither. */
  async #exchange(): Promise<void> {
    if (this.#exchanging) return;
    this.#exchanging = true;
    window.clearTimeout(this.#timer);
    const turn = this.#turn;
    try {
      for (;;) {
        const { draft, pending, conflict } = this.#get();
        if (!draft) return;
        const next = conflict ? undefined : pending[0];
        if (next) {
          this.#set({ saving: 'saving' });
          const taken = await postEdit(draft.id, requestOf(next, draft.number), next.key);
          if (turn !== this.#turn) return;
          this.#take(taken.edits, next);
        } else if (this.#told > draft.number) {
          const edits = await fetchEdits(draft.id, draft.number);
          if (turn !== this.#turn) return;
          this.#told = Math.min(this.#told, edits.at(-1)?.number ?? draft.number);
          this.#take(edits);
        } else break;
      }
      this.#set({ saving: this.#get().conflict ? 'failed' : 'saved', failure: undefined });
    } catch (error) {
      if (turn === this.#turn) this.#failed(error);
    } finally {
      this.#exchanging = false;
      if (turn !== this.#turn && this.#get().draft) void this.#exchange();
    }
  }

  #failed(error: unknown): void {
    if (!(error instanceof RequestFailed)) throw error;
    const again = (ms: number) => {
      this.#set({ saving: 'waiting' });
      this.#timer = window.setTimeout(() => void this.#exchange(), ms);
    };
    if (mayHeal(error.status) || error.status === 429) return again((error.retryAfter ?? 0) * 1000 || healMs);
    const { draft, pending } = this.#get();
    const answer = error.members['conflict'] as ConflictAnswer | undefined;
    if (draft && error.status === 409 && answer) {
      const fresh = answer.edits.filter(({ number }) => number > draft.number);
      if (fresh.length > 0) this.#take(fresh);
      else this.#setAside(0, draft.number, answer.owners, error);
      return this.#get().conflict ? this.#set({ saving: 'failed' }) : again(0);
    }
    if (draft && error.status === 422 && pending[0]) {
      this.#setAside(0, draft.number, [...touchedBy(pending[0].delta)], error);
    }
    this.#set({ saving: 'failed', failure: error });
  }

  /** Puts edits of the server under what waits. @param own the edit that is the last of them */
  #take(entries: readonly EditEntry[], own?: PendingEdit): void {
    const { draft, pending, conflict } = this.#get();
    if (!draft) return;
    const { coverage, number: base } = draft;
    const fresh = entries.filter(({ number }) => number > base).sort((a, b) => a.number - b.number);
    if (fresh.length === 0) return;
    const rest = own === undefined ? pending : pending.filter(({ key }) => key !== own.key);
    const number = fresh.at(-1)!.number;
    const advanced = { ...draft, edits: [...draft.edits, ...fresh], number };
    if (own !== undefined && fresh.length === 1) {
      return this.#show(
        { draft: advanced, pending: renumbered(rest, number, { was: own.number, is: number }) },
        new Set(),
      );
    }
    for (const edit of [...pending].reverse()) this.#mustApply(coverage, inverted(edit.delta));
    for (const { delta } of fresh) this.#mustApply(coverage, decodeDelta(delta));
    const touched = new Set(
      [...fresh.map(({ delta }) => decodeDelta(delta)), ...pending.map((edit) => edit.delta)].flatMap((delta) => [
        ...touchedBy(delta),
      ]),
    );
    const waits =
      own === undefined ? renumbered(rest, number) : renumbered(rest, number, { was: own.number, is: number });
    this.#set({
      draft: advanced,
      pending: [],
      ...(conflict && { conflict: { ...conflict, edits: [...conflict.edits, ...fresh] } }),
    });
    this.#putBack(waits, base, touched);
  }

  /** Puts back what was kept, list after list. */
  #putBackKept(lists: readonly KeptPending[], log: readonly EditEntry[]): void {
    const waits: PendingEdit[] = [];
    for (const list of lists) waits.push(...renumbered(stillWaiting(list, log, this.#me), log.length + waits.length));
    if (lists.length > 0) this.#putBack(waits, Math.min(log.length, ...lists.map(({ base }) => base)));
  }

  /** Applies what waits to the draft as the server has it; from the first that does not fit on it is set aside. */
  #putBack(waits: readonly PendingEdit[], base: number, touched: ReadonlySet<Owner> = new Set()): void {
    const { draft, conflict } = this.#get();
    if (!draft) return;
    const numbered = renumbered(waits, draft.number);
    const all = new Set(touched);
    for (const [place, edit] of numbered.entries()) {
      const owners = this.#clash(draft.coverage, edit.delta);
      if (owners === undefined) {
        for (const owner of touchedBy(edit.delta)) all.add(owner);
        continue;
      }
      const edits = conflict?.edits ?? draft.edits.filter(({ number }) => number > base);
      const mine = [...numbered.slice(place), ...(conflict?.mine ?? [])];
      return this.#show({ pending: numbered.slice(0, place), conflict: { base, edits, mine, owners } }, all);
    }
    this.#show({ pending: numbered }, all);
  }

  /** Applies a delta where it fits. @returns whose ground clashes where it does not, and then nothing is applied */
  #clash(coverage: Coverage, delta: CoverageDelta): readonly Owner[] | undefined {
    const applied = coverage.apply(delta);
    if (!applied.ok) return applied.error.owners;
    const fault = checkAround(coverage, delta);
    if (fault === undefined) return undefined;
    this.#mustApply(coverage, inverted(delta));
    return fault.owners;
  }

  /** Takes what waits from `place` on off the draft and keeps it as a conflict. */
  #setAside(place: number, base: number, owners: readonly Owner[], refusal: RequestFailed): void {
    const { draft, pending } = this.#get();
    if (!draft) return;
    const mine = pending.slice(place);
    const touched = new Set<Owner>();
    for (const { delta } of [...mine].reverse()) {
      this.#mustApply(draft.coverage, inverted(delta));
      for (const owner of touchedBy(delta)) touched.add(owner);
    }
    this.#show({ pending: pending.slice(0, place), conflict: { base, edits: [], mine, owners, refusal } }, touched);
  }

  /** Shows a new state of the coverage and keeps what waits. */
  #show(patch: Partial<Desk>, touched: ReadonlySet<Owner>): void {
    this.#set({ ...patch, revision: this.#get().revision + 1, touched });
    const { draft, pending, conflict, chosen } = this.#get();
    if (!draft) return;
    const kept = keptOf([...pending, ...(conflict?.mine ?? [])], conflict?.base ?? draft.number);
    const isKept = keepPending(this.#me, draft.id, this.#page, kept);
    if (isKept !== this.#get().kept) this.#set({ kept: isKept });
    if (chosen.some((owner) => !draft.coverage.grounds.has(owner))) {
      this.#set({ chosen: chosen.filter((owner) => draft.coverage.grounds.has(owner)) });
    }
    this.#noteUndo();
  }

  #noteUndo(): void {
    const log = this.#wholeLog();
    const labelOf = (wanted: number | undefined) => log.find(({ number }) => number === wanted)?.label;
    const [undoes, redoes] = [labelOf(nextUndo(log, this.#me)), labelOf(nextRedo(log, this.#me))];
    this.#set({ undoes, redoes, canUndo: undoes !== undefined, canRedo: redoes !== undefined });
  }

  /** The server's log and what waits, as one. */
  #wholeLog() {
    const { draft, pending } = this.#get();
    return [...(draft?.edits ?? []), ...pending.map((edit) => ({ ...edit, by: this.#me }))];
  }

  #isOpen(version: SchemeVersion): boolean {
    return this.#mayEdit && version.state === 'draft';
  }

  #refuse(refused: Refusal): false {
    this.#set({ refused });
    return false;
  }

  #mustApply(coverage: Coverage, delta: CoverageDelta): void {
    const applied = coverage.apply(delta);
    if (!applied.ok) throw new Error(`The draft and its log differ at ${applied.error.owners.join(', ')}`);
  }
}

/** Whose ground or content a delta changes. */
export function touchedBy({ removed, added, grounds }: CoverageDelta): ReadonlySet<Owner> {
  return new Set([
    ...[...removed, ...added].flatMap(({ left, right }) => [left, right]),
    ...grounds.map(({ id }) => id),
  ]);
}

/** A key that no other write has. `crypto.randomUUID` is absent where the page comes by plain http. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
