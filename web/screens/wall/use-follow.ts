import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type RefObject } from 'react';
import { useLive } from '../../live/use-live.ts';
import type { MapHandle } from '../../map/contract.ts';
import { useAskAlarms } from '../../wall/alarm/ask-alarms.ts';
import { measureClock } from '../../wall/clock/wall-now.ts';

/** Figures are asked for again so long after a change, however many follow it; each screen in its own moment. */
const figuresMs = 3_000;
/** Screens come back within so long after a break. */
const backMs = 3_000;

/**
 * Follows the city: map, alarms and figures with each change, everything once after a break.
 * @param seq where the first picture stood; undefined until known
 * @param part which part of the moments is this screen's own, 0 to 1
 */
export function useFollow(seq: number | undefined, map: RefObject<MapHandle | null>, part: number): void {
  const client = useQueryClient();
  const askAlarms = useAskAlarms();
  const timers = useRef<{ figures?: ReturnType<typeof setTimeout>; back?: ReturnType<typeof setTimeout> }>({});
  useEffect(() => {
    const { current } = timers;
    return () => {
      clearTimeout(current.figures);
      clearTimeout(current.back);
    };
  }, []);
  useLive(seq, {
    change: (event) => {
      map.current?.change(event);
      askAlarms(event);
      timers.current.figures ??= setTimeout(
        () => {
          delete timers.current.figures;
          void client.invalidateQueries({ queryKey: ['wall', 'panels'] });
        },
        figuresMs * (0.7 + 0.3 * part),
      );
    },
    reload: () => map.current?.reload(),
    back: (ask) => {
      measureClock();
      clearTimeout(timers.current.back);
      timers.current.back = setTimeout(ask, backMs * part);
    },
  });
}
