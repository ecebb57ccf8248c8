import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newKey, rowsQuery, stateOf, type Rows } from './api.ts';
import { entryKey, type Step } from './change-stack.ts';
import type { Register } from './register.ts';
import { sendSheet, type SheetReport } from './sheet-api.ts';
import { adoptStep } from './use-writes.ts';

/** Entries of one change that can be taken back: the door takes no more lines at once. */
const mostUndone = 1000;

export type SheetStage = 'choosing' | 'sending' | 'checked' | 'taking' | 'taken';

/** Whether taking a table can be taken back, and why not. */
export type Undoable = 'yes' | 'many' | 'personal';

/** Whether what a table does can be taken back as one step. What was personal before is kept nowhere. */
export function undoableOf({ created, updated, personal }: SheetReport): Undoable {
  if (personal.updated > 0) return 'personal';
  return created + updated > mostUndone ? 'many' : 'yes';
}

/** A table on its way into a register: sent, checked, taken. Each act throws nothing; `error` holds why one failed. */
export function useSheet(register: Register) {
  const client = useQueryClient();
  const [stage, setStage] = useState<SheetStage>('choosing');
  const [share, setShare] = useState(0);
  const [report, setReport] = useState<SheetReport | undefined>(undefined);
  const [error, setError] = useState<unknown>(undefined);
  const [file, setFile] = useState<File | undefined>(undefined);
  const running = useRef<AbortController | undefined>(undefined);
  const key = useRef('');

  const send = async (mode: 'check' | 'take', sent: File): Promise<SheetReport | undefined> => {
    const controller = new AbortController();
    running.current = controller;
    setError(undefined);
    setShare(0);
    setStage(mode === 'check' ? 'sending' : 'taking');
    try {
      const answer = await sendSheet({
        register: register.id,
        file: sent,
        mode,
        ...(mode === 'take' && { key: key.current }),
        onProgress: setShare,
        signal: controller.signal,
      });
      setReport(answer);
      setStage(mode === 'check' ? 'checked' : 'taken');
      return answer;
    } catch (cause) {
      setStage(mode === 'check' ? 'choosing' : 'checked');
      if (!controller.signal.aborted) setError(cause);
      return undefined;
    }
  };

  return {
    stage,
    share,
    report,
    error,
    file,
    check: async (chosen: File) => {
      setFile(chosen);
      setReport(undefined);
      key.current = newKey((bytes) => crypto.getRandomValues(bytes));
      await send('check', chosen);
    },
    take: async () => {
      if (!file) return;
      const { queryKey } = rowsQuery(register.id);
      const before = client.getQueryData<Rows>(queryKey);
      const taken = await send('take', file);
      if (!taken) return;
      await client.refetchQueries({ queryKey });
      const after = client.getQueryData<Rows>(queryKey);
      const step = stepOf(register, taken, before, after);
      if (step) adoptStep(step, new Map(taken.entries?.map(({ id, version }) => [entryKey(register.id, id), version])));
    },
    cancel: () => running.current?.abort(),
    /** Another file. */
    again: () => {
      setStage('choosing');
      setReport(undefined);
      setError(undefined);
      setFile(undefined);
    },
  };
}

/** What was taken as a step that can be taken back; undefined where it cannot, or where the page does not know it all. */
function stepOf(
  { id: register }: Register,
  taken: SheetReport,
  before: Rows | undefined,
  after: Rows | undefined,
): Step | undefined {
  if (undoableOf(taken) !== 'yes' || !taken.entries) return undefined;
  const [old, now] = [before, after].map((rows) => new Map(rows?.rows.map((row) => [row.id, row])));
  const entries = taken.entries.flatMap(({ id, version, created }) => {
    const [was, is] = [old!.get(id), now!.get(id)];
    if (is?.version !== version || (!created && was?.version !== version - 1)) return [];
    return [{ register, id, before: created || !was ? null : stateOf(was), after: stateOf(is) }];
  });
  if (entries.length !== taken.entries.length) return undefined;
  // What was personal in a new entry goes with it when it is taken back, and cannot be made again.
  return { kind: 'sheet.take', entries, ...(taken.personal.created > 0 && { isOneWay: true }) };
}
