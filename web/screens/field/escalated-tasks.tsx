import { useEffect } from 'react';
import type { FieldTask } from '#domain/cases/field-task.ts';
import classes from '../../field/frame/field.module.css';
import { useWords } from '../../i18n/use-words.ts';
import { dismissEscalation, useEscalations } from '../../live/escalation.ts';
import { alarm } from './use-field-alerts.ts';

interface EscalatedTasksProps {
  readonly tasks: readonly FieldTask[] | undefined;
  readonly sound: boolean;
  readonly onOpen: (number: string) => void;
}

/** Own tasks that wait too long for an answer: told with sound and shaking each time the server says so. */
export function EscalatedTasks({ tasks, sound, onOpen }: EscalatedTasksProps) {
  const { t } = useWords();
  const { news, count } = useEscalations();
  const mine = news.filter((one) => tasks?.some(({ id }) => id === one.case));
  const isAny = mine.length > 0;
  useEffect(() => {
    if (isAny && sound) alarm();
  }, [isAny, count, sound]);
  return mine.map(({ case: id, number, step }) => (
    <p key={id} className={classes.banner} data-tone="bad" role="alert">
      {t(`field.escalated.${step}`, { number })}
      <button
        type="button"
        className={classes.chip}
        onClick={() => {
          dismissEscalation(id);
          onOpen(number);
        }}
      >
        {t('field.escalated.open')}
      </button>
    </p>
  ));
}
