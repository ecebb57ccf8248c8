import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { bring, cancelWork, type CaseImport, type Choices, forget, importQuery, lookAgain, takeList } from './api.ts';

/** One list on its way into the city. Each act throws nothing; `error` holds why the last one failed. */
export function useImport() {
  const client = useQueryClient();
  const [id, setId] = useState<string | undefined>(undefined);
  const [error, setError] = useState<unknown>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const sending = useRef<AbortController | undefined>(undefined);
  const { data, error: unread, refetch } = useQuery({ ...importQuery(id ?? ''), enabled: id !== undefined });

  const act = async (work: () => Promise<CaseImport | undefined>): Promise<void> => {
    setError(undefined);
    setIsBusy(true);
    try {
      const state = await work();
      if (state !== undefined) client.setQueryData(importQuery(state.id).queryKey, state);
      setId(state?.id);
      // Whoever opens the list of lists sees it too.
      void client.invalidateQueries({ queryKey: ['case-imports'], exact: true });
    } catch (cause) {
      if (sending.current?.signal.aborted !== true) setError(cause);
      if (id !== undefined) void refetch();
    } finally {
      setIsBusy(false);
    }
  };

  return {
    state: id === undefined ? undefined : data,
    error: error ?? (unread as unknown) ?? undefined,
    isBusy,
    /** Goes on with a list that was brought before. */
    open: setId,
    bring: (file: File) => {
      const controller = new AbortController();
      sending.current = controller;
      return act(() => bring(file, controller.signal));
    },
    look: (choices: Choices) => act(() => lookAgain(id!, choices)),
    take: (expected: number) => act(() => takeList(id!, expected)),
    cancel: () => (id === undefined ? sending.current?.abort() : void act(() => cancelWork(id))),
    forget: () =>
      act(async () => {
        await forget(id!);
        return undefined;
      }),
    /** Back to choosing; the list stays. */
    leave: () => {
      setId(undefined);
      setError(undefined);
    },
  };
}

export type ImportOnItsWay = ReturnType<typeof useImport>;
