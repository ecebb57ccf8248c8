import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Alarm } from '#domain/wall/figures.ts';
import { useRecordChange } from '../../state/records.ts';
import { RequestFailed } from '../../state/request.ts';
import { alarmsQuery, type AlarmsAnswer } from '../api.ts';

/** Answers an alarm for everybody. */
export interface AnswerAlarm {
  readonly answer: (alarm: Alarm) => void;
  /** Id of the alarm whose answer is under way. */
  readonly pending: string | undefined;
  /** The last answer did not arrive. */
  readonly failed: boolean;
}

/** 确认: the alarm is silent on every screen as soon as they hear of it. Somebody who was faster is no fault. */
export function useAnswerAlarm(): AnswerAlarm {
  const client = useQueryClient();
  const change = useRecordChange();
  const [pending, setPending] = useState<string | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  const send = async ({ id, number }: Alarm) => {
    const { queryKey } = alarmsQuery;
    try {
      await change.mutateAsync({
        kind: 'alarm-answers.create',
        edits: [{ kind: 'alarm-answers', id, base: null, before: null, after: { number } }],
      });
    } catch (error) {
      if (!(error instanceof RequestFailed && error.status === 409)) {
        setFailed(true);
        return;
      }
    } finally {
      setPending(undefined);
    }
    setFailed(false);
    await client.cancelQueries({ queryKey });
    client.setQueryData<AlarmsAnswer>(
      queryKey,
      (told) => told && { ...told, alarms: told.alarms.filter((alarm) => alarm.id !== id) },
    );
    await client.invalidateQueries({ queryKey });
  };
  return {
    answer: (alarm) => {
      if (pending !== undefined) return;
      setPending(alarm.id);
      void send(alarm);
    },
    pending,
    failed,
  };
}
