import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type RefObject } from 'react';
import { hotspotsKey } from '../../hotspots/api.ts';
import { useLive } from '../../live/use-live.ts';
import type { DeskMapHandle } from '../desk-map.tsx';

/** The areas are reckoned anew at most this often, however many cases change: weeks are counted, not minutes. */
const refreshMs = 15_000;

/** Follows the city: the map at once, the areas when cases or the grid changed. */
export function useFollow(after: number | undefined, map: RefObject<DeskMapHandle | null>): void {
  const client = useQueryClient();
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useLive(after, {
    change: (event) => {
      map.current?.change(event);
      const matters = event.touched.some(({ collection }) => collection === 'cases' || collection === 'unit-grid');
      if (!matters || timer.current !== 0) return;
      timer.current = window.setTimeout(() => {
        timer.current = 0;
        void client.invalidateQueries({ queryKey: hotspotsKey });
      }, refreshMs);
    },
    reload: () => map.current?.reload(),
  });
}
