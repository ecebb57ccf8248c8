import { useEffect, useRef } from 'react';
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
  const { news } = useEscalations();
  const mine = news.filter((one) => tasks?.some(({ id }) => id === one.case));
  // One's own alone: what others are told of sounds on theirs.
  const told = mine.map(({ case: id, level, at }) => `${id} ${level} ${at}`).join('\n');
  const heard = useRef(new Set<string>());
  useEffect(() => {
    const unheard = told.split('\n').filter((one) => one !== '' && !heard.current.has(one));
    for (const one of unheard) heard.current.add(one);
    if (unheard.length > 0 && sound) alarm();
  }, [told, sound]);
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
