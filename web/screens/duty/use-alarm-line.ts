import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Alarm } from '#domain/wall/figures.ts';
import { useSession } from '../../state/session.ts';
import { alarm as soundAlarm } from '../../ui/sound.ts';
import { useAnswerAlarm } from '../../wall/alarm/use-answer-alarm.ts';
import { alarmsQuery } from '../../wall/api.ts';
import { cameSince, type Seen } from './alerts.ts';
import type { SoundChoice } from './sound-choice.ts';

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

/**
 * The alarms that walls show, and the way to answer them at the desk. One that comes while the desk is open sounds once,
 * unless sounds are switched off: the wall may hang in another room.
 * @param own numbers that this page reported itself: no news to whoever wrote them
 */
export function useAlarmLine(sound: SoundChoice, own: ReadonlySet<string>): AlarmsOnDesk {
  const { can } = useSession();
  const { data } = useQuery(alarmsQuery);
  const { answer, pending, failed } = useAnswerAlarm();
  const seen = useRef<Seen | undefined>(undefined);
  useEffect(() => {
    if (data === undefined) return;
    const newest = data.alarms.filter(({ number }) => !own.has(number)).map(({ id }) => id);
    const result = cameSince(seen.current, { of: 'alarms', newest, overdue: 0 });
    seen.current = result.seen;
    if (result.came.arrived.length > 0 && sound !== 'off') soundAlarm();
  }, [data, own, sound]);
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
