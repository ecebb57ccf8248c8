import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type RefObject } from 'react';
import { casesKey } from '../../cases/api.ts';
import { useLive } from '../../live/use-live.ts';
import { useAskAlarms } from '../../wall/alarm/ask-alarms.ts';
import type { DutyMapHandle } from './duty-map.tsx';

/** The queue is asked for again at most this often, however much comes in. */
const refreshMs = 1_000;

/** Follows the city: map, queue, counts and the open case, without moving anything under the reader. */
export function useFollow(after: number | undefined, map: RefObject<DutyMapHandle | null>): void {
  const client = useQueryClient();
  const askAlarms = useAskAlarms();
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
    change: (event) => {
      map.current?.change(event);
      askAlarms(event);
      // What the clock brings names places, not cases: deadlines that passed are cases'.
      if (event.kind === 'clock' || event.touched.some(({ collection }) => collection === 'cases')) refresh();
    },
    reload: () => {
      map.current?.reload();
      refresh();
    },
  });
}
