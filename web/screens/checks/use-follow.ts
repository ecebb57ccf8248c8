import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type RefObject } from 'react';
import { checksKey } from '../../checks/api.ts';
import { useLive } from '../../live/use-live.ts';
import type { DeskMapHandle } from '../desk-map.tsx';

/** What became of findings is asked for again at most this often, however many cases change. */
const refreshMs = 2_000;

/** Follows the city: the map's things, and the cases that findings were made into. Findings themselves the stream tells. */
export function useFollow(after: number | undefined, map: RefObject<DeskMapHandle | null>): void {
  const client = useQueryClient();
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const refresh = () => {
    if (timer.current !== 0) return;
    timer.current = window.setTimeout(() => {
      timer.current = 0;
      void client.invalidateQueries({ queryKey: checksKey });
    }, refreshMs);
  };
  useLive(after, {
    change: (event) => {
      map.current?.change(event);
      if (event.touched.some(({ collection }) => collection === 'cases')) refresh();
    },
    reload: () => map.current?.reload(),
  });
}
