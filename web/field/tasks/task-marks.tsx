import type { FieldTask } from '#domain/cases/field-task.ts';
import { requestKinds } from '#domain/cases/words.ts';
import { useWords } from '../../i18n/use-words.ts';
import classes from '../frame/field.module.css';

/** What is marked of a task: in words, never by colour alone. */
export function TaskMarks({ task, waiting }: { readonly task: FieldTask; readonly waiting: number }) {
  const { t, say } = useWords();
  const { urgent, reworks, steps, request, support } = task;
  return (
    <>
      {urgent && (
        <span className={classes.mark} data-tone="bad">
          {t('field.tasks.urgent')}
        </span>
      )}
      {reworks > 0 && task.kind === 'handle' && (
        <span className={classes.mark} data-tone="bad">
          {t('field.tasks.rework')}
        </span>
      )}
      {steps.arrivedAt !== undefined ? (
        <span className={classes.mark} data-tone="good">
          {t('field.tasks.arrived')}
        </span>
      ) : (
        steps.signedForAt !== undefined && (
          <span className={classes.mark} data-tone="good">
            {t('field.tasks.signed')}
          </span>
        )
      )}
      {request && (
        <span className={classes.mark} data-tone="warn">
          {t('field.tasks.asked', { request: say(requestKinds[request.kind]) })}
        </span>
      )}
      {support && (
        <span className={classes.mark} data-tone="warn">
          {t('field.tasks.support')}
        </span>
      )}
      {waiting > 0 && (
        <span className={classes.mark} data-tone="warn">
          {t('field.tasks.waiting')}
        </span>
      )}
    </>
  );
}
