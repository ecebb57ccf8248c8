import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { LiveChange } from '../../live/stream.ts';
import { alarmsQuery, type AlarmsAnswer } from '../api.ts';

/** Asked at most this often, however much happens, milliseconds. */
const everyMs = 500;

/** Acts after which a case may be urgent that was not an alarm before; others are found out by the minute. */
const raising: readonly string[] = ['case.report', 'case.mark-urgent', 'case.correct', 'case.approve-return'];

/** Whether a change may have made an alarm, or ended one of those known. */
export function touchesAlarms(
  { kind, touched, records = [] }: Pick<LiveChange, 'kind' | 'touched' | 'records'>,
  known: AlarmsAnswer | undefined,
): boolean {
  if (records.some((record) => record.kind === 'alarm-answers')) return true;
  const cases = touched.filter(({ collection }) => collection === 'cases');
  if (cases.length === 0) return false;
  if (raising.includes(kind)) return true;
  const open = new Set(known?.alarms.map(({ id }) => id));
  return open.size > 0 && cases.some(({ ids }) => ids.some((id) => open.has(id)));
}

/** @returns hears of changes, and asks for the alarms again where one may concern them */
export function useAskAlarms(): (change: Pick<LiveChange, 'kind' | 'touched' | 'records'>) => void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const again = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (change) => {
    if (!touchesAlarms(change, client.getQueryData(alarmsQuery.queryKey))) return;
    if (timer.current !== undefined) {
      again.current = true;
      return;
    }
    const ask = () => {
      again.current = false;
      void client.invalidateQueries({ queryKey: alarmsQuery.queryKey });
      timer.current = setTimeout(() => {
        timer.current = undefined;
        if (again.current) ask();
      }, everyMs);
    };
    ask();
  };
}
