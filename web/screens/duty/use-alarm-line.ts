import { useQuery } from '@tanstack/react-query';
import type { Alarm } from '#domain/wall/figures.ts';
import { useSession } from '../../state/session.ts';
import { useAnswerAlarm } from '../../wall/alarm/use-answer-alarm.ts';
import { alarmsQuery } from '../../wall/api.ts';

/** Urgent cases that nobody answered, as the desk shows them. */
export interface AlarmsOnDesk {
  /** The newest first. */
  readonly alarms: readonly Alarm[];
  /** Absent for whoever may not answer them. */
  readonly answer: ((alarm: Alarm) => void) | undefined;
  readonly pending: string | undefined;
  readonly failed: boolean;
  /** @returns whether there was one to be answered */
  readonly answerNewest: () => boolean;
}

/** The alarms that walls show, and the way to answer them at the desk. */
export function useAlarmLine(): AlarmsOnDesk {
  const { can } = useSession();
  const { data } = useQuery(alarmsQuery);
  const { answer, pending, failed } = useAnswerAlarm();
  const alarms = data?.alarms ?? [];
  const may = can('wall.push');
  return {
    alarms,
    answer: may ? answer : undefined,
    pending,
    failed,
    answerNewest: () => {
      if (!may || alarms.length === 0) return false;
      answer(alarms[0]!);
      return true;
    },
  };
}
