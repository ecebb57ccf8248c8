import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { create } from 'zustand';
import { newKey, rowsQuery, writeEntries, type Rows, type Write, type Written } from './api.ts';
import {
  dropStep,
  emptyStack,
  entryKey,
  moveStep,
  nextStep,
  pushStep,
  withVersions,
  type ChangeStack,
  type Step,
} from './change-stack.ts';
import { sameValue } from './content.ts';
import { patchRows, type Row } from './rows.ts';
import { writeKeys } from './write-key.ts';

/** What was done on this page since it was opened, over all registers. */
const useStack = create<ChangeStack>(() => emptyStack);

/** Takes up a change that was made by another way than `useWrites`, so that it can be taken back. */
export function adoptStep(step: Step, written: ReadonlyMap<string, number>): void {
  useStack.setState((now) => pushStep(now, step, written));
}

/** Puts rows (null: gone) into what the page remembers of a register. */
export function usePatchRows(): (register: string, patch: ReadonlyMap<string, Row | null>) => void {
  const client = useQueryClient();
  return useCallback(
    (register, patch) => {
      const { queryKey } = rowsQuery(register);
      client.setQueryData(queryKey, (known: Rows | undefined) => {
        if (known === undefined) return undefined;
        const rows = patchRows(known.rows, patch);
        return { rows, total: known.total + rows.length - known.rows.length };
      });
      for (const id of patch.keys()) void client.invalidateQueries({ queryKey: ['feature', register, id] });
    },
    [client],
  );
}

/** Writing, taking back and doing again. Each throws what the server answered; the rows follow by themselves. */
export function useWrites() {
  const patch = usePatchRows();
  const stack = useStack();
  const [saving, setSaving] = useState(false);
  const keys = useMemo(() => writeKeys(() => newKey((bytes) => crypto.getRandomValues(bytes))), []);

  const send = async (write: Write): Promise<Written> => {
    setSaving(true);
    try {
      const written = await writeEntries(write, keys.of(write));
      keys.done();
      for (const { register, id, row } of written.rows) patch(register, new Map([[id, row]]));
      return written;
    } finally {
      setSaving(false);
    }
  };
  return {
    saving,
    canUndo: stack.done.length > 0,
    canRedo: stack.undone.length > 0,
    /** @param before the entries as they stood, in the order of the write; null for new ones */
    write: async (write: Write, before: readonly (Row | null)[]): Promise<Written> => {
      const written = await send(write);
      const step = stepOf(write, before, written);
      // What was personal before is kept nowhere: nothing would be taken back.
      const isEmpty = step.entries.every((entry) => entry.before && sameValue(entry.before, entry.after));
      useStack.setState((now) =>
        isEmpty ? withVersions(now, written.versions) : pushStep(now, step, written.versions),
      );
      return written;
    },
    /** @returns what was written; undefined where there is nothing to take back (to do again) */
    move: async (way: 'undo' | 'redo'): Promise<Written | undefined> => {
      const now = useStack.getState();
      const step = nextStep(now, way);
      if (step === undefined) return undefined;
      const written = await send({
        kind: 'feature.restore',
        note: '',
        entries: step.entries.map(({ register, id, before, after }) => ({
          register,
          id,
          base: before === null ? null : (now.versions.get(entryKey(register, id)) ?? null),
          after,
        })),
      });
      useStack.setState(moveStep(now, way, written.versions));
      return written;
    },
    /** Gives up what cannot be taken back (done again) any more. */
    drop: (way: 'undo' | 'redo') => useStack.setState((now) => dropStep(now, way)),
  };
}

function stepOf(write: Write, before: readonly (Row | null)[], written: Written): Step {
  const isOneWay = write.entries.some(({ base, personal }) => base === null && personal !== undefined);
  return {
    kind: write.kind,
    // What was personal in a new entry goes with it when it is taken back, and cannot be made again.
    ...(isOneWay && { isOneWay }),
    entries: write.entries.map(({ register, after }, place) => {
      const was = before[place];
      return {
        register,
        id: written.rows[place]!.id,
        before: was ? { ...(was.geometry && { geometry: was.geometry }), content: was.content } : null,
        after,
      };
    }),
  };
}
