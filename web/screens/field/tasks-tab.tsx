import IconListCheck from '@tabler/icons-react/dist/esm/icons/IconListCheck.mjs';
import IconMap2 from '@tabler/icons-react/dist/esm/icons/IconMap2.mjs';
import { distance } from '#domain/geometry/measure.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import classes from '../../field/frame/field.module.css';
import type { HereNow } from '../../field/position/use-fix.ts';
import type { ShownTask } from '../../field/store/merge-tasks.ts';
import { stateOf } from '../../field/tasks/order.ts';
import { TaskRow } from '../../field/tasks/task-row.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { Failed } from '../../ui/failed.tsx';
import { TasksMap } from './tasks-map.tsx';

interface TasksTabProps {
  /** In the order in which they are done; undefined = not known (yet). */
  readonly tasks: readonly ShownTask[] | undefined;
  readonly error: Error | null;
  readonly refresh: () => void;
  readonly isPlanned: boolean;
  readonly here: HereNow;
  readonly vehicle: Vehicle;
  readonly isMap: boolean;
  readonly onMap: (isMap: boolean) => void;
  readonly onOpen: (task: ShownTask) => void;
}

/** Tasks as a list, or on the map in their order. */
export function TasksTab(props: TasksTabProps) {
  const { tasks, error, refresh, isPlanned, here, vehicle, isMap, onMap, onOpen } = props;
  const { t } = useWords();
  const now = useNow();
  if (error) return <Failed title={t('field.tasks.failed')} error={error} retry={refresh} />;
  if (tasks === undefined) return <p className={classes.pad}>{t('field.tasks.loading')}</p>;
  if (tasks.length === 0) return <p className={classes.pad}>{t('field.tasks.none')}</p>;
  return (
    <>
      <div className={classes.listHead}>
        <span className={classes.grow}>
          {t(isPlanned ? 'field.tasks.planned' : 'field.tasks.byDeadline', { figures: tasks.length })}
        </span>
        <button type="button" className={classes.chip} onClick={() => onMap(!isMap)}>
          {isMap ? <IconListCheck size="1.25rem" aria-hidden /> : <IconMap2 size="1.25rem" aria-hidden />}
          {t(isMap ? 'field.tasks.asList' : 'field.tasks.asMap')}
        </button>
      </div>
      {isMap ? (
        <div className={classes.mapRest}>
          <TasksMap
            tasks={tasks}
            fix={here.fix}
            vehicle={vehicle}
            isLate={(task) => stateOf(task, now) === 'overdue'}
            onOpen={(task) => onOpen(task as ShownTask)}
          />
        </div>
      ) : (
        <ol className={classes.list} aria-label={t('field.tasks.list')}>
          {tasks.map((task, i) => (
            <TaskRow
              key={task.id}
              task={task}
              order={i + 1}
              waiting={task.unsent.length}
              metres={here.fix && distance([here.fix.lon, here.fix.lat], [task.lon, task.lat])}
              onOpen={() => onOpen(task)}
            />
          ))}
        </ol>
      )}
    </>
  );
}
