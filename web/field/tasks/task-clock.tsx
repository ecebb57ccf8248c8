import { useComputedColorScheme } from '@mantine/core';
import type { FieldTask } from '#domain/cases/field-task.ts';
import { formatSpan } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { StateShape } from '../../ui/state-shape.tsx';
import classes from '../frame/field.module.css';
import { shortTime } from '../frame/short-time.ts';
import { deadlineOf, stateOf } from './order.ts';

/** Shape and words of a task's deadline, counting down: how long until it, and when it is. */
export function TaskClock({ task }: { readonly task: FieldTask }) {
  const { t } = useWords();
  const now = useNow();
  const theme = useComputedColorScheme('light');
  const due = deadlineOf(task);
  const state = stateOf(task, now);
  if (due === undefined) return <span className={classes.quiet}>{t('field.clock.none')}</span>;
  const span = formatSpan(Math.abs(due - now), t);
  const at = shortTime(due, now);
  return (
    <span className={classes.clock} data-state={state}>
      <StateShape state={state} theme={theme} />
      <span>{t(state === 'overdue' ? 'field.clock.over' : 'field.clock.left', { span })}</span>
      <span className={classes.quiet}>{t('field.clock.at', { at })}</span>
    </span>
  );
}
