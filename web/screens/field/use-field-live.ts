import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { casesKey } from '../../cases/api.ts';
import { useLive } from '../../live/use-live.ts';

/** Asked again at most this often, however much comes in: the phone's battery has to last a shift. */
const refreshMs = 3_000;

/** Follows the city: what changes of cases is asked for again. @param after the number the first answer stood at */
export function useFieldLive(after: number | undefined): void {
  const client = useQueryClient();
  const timer = useRef(0);
  const refresh = () => {
    if (timer.current !== 0) return;
    timer.current = window.setTimeout(() => {
      timer.current = 0;
      void client.invalidateQueries({ queryKey: casesKey });
    }, refreshMs);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useLive(after, {
    change: ({ kind, touched }) => {
      if (kind === 'clock' || touched.some(({ collection }) => collection === 'cases')) refresh();
    },
    reload: refresh,
  });
}
