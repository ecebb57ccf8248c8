import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { allActs, ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import type { CaseStatus } from '#domain/cases/status.ts';
import { alarmingStatuses } from '#domain/wall/open-alarm.ts';
import type { LiveChange } from '../../live/stream.ts';
import { alarmsQuery, type AlarmsAnswer } from '../api.ts';

/** Asked at most this often, however much happens, milliseconds. */
const everyMs = 500;

/** Acts that make a case urgent, or may. */
const marking: readonly CaseAct[] = ['case.report', 'case.mark-urgent', 'case.correct'];

/**
 * Whether a case may be an alarm after such a change that was none before: it became urgent, or came back from where
 * somebody had it in hand. What is no act of the course (an import, another program, something undone) may be anything.
 */
function mayRaise(kind: string): boolean {
  if (kind === 'clock') return false;
  const act = allActs.find((one) => one === kind);
  if (act === undefined || marking.includes(act)) return true;
  const { from, to } = ruleOf(act);
  return to !== 'stays' && to.some((one) => isAlarming(one)) && !from.every((one) => isAlarming(one));
}

function isAlarming(status: CaseStatus): boolean {
  return alarmingStatuses.includes(status);
}

/** Whether a change may have made an alarm, or ended one of those known. */
export function touchesAlarms(
  { kind, touched, records = [] }: Pick<LiveChange, 'kind' | 'touched' | 'records'>,
  known: AlarmsAnswer | undefined,
): boolean {
  if (records.some((record) => record.kind === 'alarm-answers')) return true;
  const cases = touched.filter(({ collection }) => collection === 'cases');
  if (cases.length === 0) return false;
  if (mayRaise(kind)) return true;
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
