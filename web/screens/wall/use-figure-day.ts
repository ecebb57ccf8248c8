import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Screens ask for the new day's figures within so long after midnight, milliseconds. */
const spreadMs = 2_000;

/**
 * The day that map and figures are of. It turns a moment after the day itself, each screen in its own moment, and has all
 * figures asked for anew: today is another day, the month or the year may be.
 * @param day of Asia/Shanghai by the server's clock, "YYYY-MM-DD"
 * @param part which part of the moment is this screen's own, 0 to 1
 */
export function useFigureDay(day: string, part: number): string {
  const client = useQueryClient();
  const [of, setOf] = useState(day);
  useEffect(() => {
    if (of === day) return undefined;
    const timer = setTimeout(() => {
      setOf(day);
      void client.invalidateQueries({ queryKey: ['wall'] });
    }, spreadMs * part);
    return () => clearTimeout(timer);
  }, [client, of, day, part]);
  return of;
}
