import type { FieldTask } from '#domain/cases/field-task.ts';
import { formatLength } from '../../i18n/measures.ts';
import { useWords } from '../../i18n/use-words.ts';
import classes from '../frame/field.module.css';
import { TaskClock } from './task-clock.tsx';
import { TaskMarks } from './task-marks.tsx';

interface TaskRowProps {
  readonly task: FieldTask;
  /** Its place in the order, from 1. */
  readonly order: number;
  /** What was done on this phone and is not with the server yet. */
  readonly waiting: number;
  /** As the crow flies, metres; absent where the phone does not know where it is. */
  readonly metres?: number | undefined;
  readonly onOpen: () => void;
}

/** One task in the list: which, what, where, until when. */
export function TaskRow({ task, order, waiting, metres, onOpen }: TaskRowProps) {
  const { t } = useWords();
  return (
    <li>
      <button type="button" className={classes.row} data-case={task.number} onClick={onOpen}>
        <span className={classes.order} aria-hidden>
          {order}
        </span>
        <span className={classes.grow}>
          <span className={classes.name}>{task.className}</span>
          <span style={{ display: 'block' }}>{task.place}</span>
          <TaskClock task={task} />
          <span className={classes.marks}>
            {task.kind !== 'handle' && <span className={classes.quiet}>{t(`field.tasks.kinds.${task.kind}`)}</span>}
            {metres !== undefined && (
              <span className={classes.quiet}>{t('field.tasks.away', { length: formatLength(metres) })}</span>
            )}
            <TaskMarks task={task} waiting={waiting} />
          </span>
        </span>
      </button>
    </li>
  );
}
