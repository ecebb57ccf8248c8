import type { ReactNode } from 'react';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import IconPhone from '@tabler/icons-react/dist/esm/icons/IconPhone.mjs';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { FieldTask } from '#domain/cases/field-task.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import { requestKinds } from '#domain/cases/words.ts';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { useCopy } from '../../ui/use-copy.ts';
import classes from '../frame/field.module.css';
import { Sheet } from '../frame/sheet.tsx';
import { shortTime } from '../frame/short-time.ts';
import { Tap } from '../frame/tap.tsx';
import { actWord } from './act-words.ts';
import { offered } from './next-step.ts';
import { SeenPhotos } from './seen-photos.tsx';
import { TaskClock } from './task-clock.tsx';
import { TaskMarks } from './task-marks.tsx';

/** Who answers at the post of the task's place. */
export interface Post {
  readonly officer?: string;
  readonly phone?: string;
}

interface TaskSheetProps {
  readonly task: FieldTask;
  /** It is off one's hands by what was done here, and waits to be uploaded. */
  readonly isDone: boolean;
  readonly waiting: number;
  readonly post: Post | undefined;
  /** The map with the way there. */
  readonly map: ReactNode;
  /** The case as text, for whatever people talk by. */
  readonly text: string;
  readonly onAct: (act: CaseAct) => void;
  readonly onClose: () => void;
  /** A form lies over it. */
  readonly isCovered: boolean;
}

/** One task: what, where, by when, what was done so far, and the next step under the thumb. */
export function TaskSheet({ task, isDone, waiting, post, map, text, onAct, onClose, isCovered }: TaskSheetProps) {
  const { t, say } = useWords();
  const copy = useCopy();
  const { foot, beside } = isDone ? { foot: [], beside: [] } : offered(task);
  const words = (act: CaseAct) => actWord(act, t, say);
  return (
    <Sheet
      title={task.className}
      isCovered={isCovered}
      onClose={onClose}
      foot={
        foot.length === 0 ? (
          <Tap variant="default" onClick={onClose}>
            {t('field.task.toList')}
          </Tap>
        ) : (
          foot.map((act, i) => (
            <Tap key={act} variant={i === 0 ? 'filled' : 'outline'} onClick={() => onAct(act)}>
              {words(act)}
            </Tap>
          ))
        )
      }
    >
      <section className={classes.section}>
        {isDone && (
          <p role="status" className={classes.banner} data-tone="good" style={{ margin: '0 0 0.5rem' }}>
            {t(waiting > 0 ? 'field.task.doneWaiting' : 'field.task.done')}
          </p>
        )}
        <TaskClock task={task} />
        <div className={classes.marks}>
          <TaskMarks task={task} waiting={waiting} />
        </div>
      </section>
      {task.kind === 'handle' && <Steps task={task} />}
      {map}
      <section className={classes.section}>
        <dl className={classes.lines}>
          <dt>{t('field.task.place')}</dt>
          <dd>{task.place}</dd>
          {task.description && (
            <>
              <dt>{t('field.task.description')}</dt>
              <dd>{task.description}</dd>
            </>
          )}
          {task.permitHint && (
            <>
              <dt>{t('field.task.permit')}</dt>
              <dd>{task.permitHint}</dd>
            </>
          )}
          <dt>{t('field.task.number')}</dt>
          <dd>{task.number}</dd>
          <dt>{t('field.task.status')}</dt>
          <dd>{say(caseStatuses[task.status])}</dd>
          {task.dueAt && (
            <>
              <dt>{t('field.task.due')}</dt>
              <dd>{formatInstant(Date.parse(task.dueAt))}</dd>
            </>
          )}
          <dt>{t('field.task.unit')}</dt>
          <dd>{[task.unit, task.crew].filter(Boolean).join(t('field.photo.join'))}</dd>
          {task.reason && (
            <>
              <dt>{t('field.task.reason')}</dt>
              <dd>{task.reason}</dd>
            </>
          )}
          {task.request && (
            <>
              <dt>{t('field.task.request', { request: say(requestKinds[task.request.kind]) })}</dt>
              <dd>{task.request.reason}</dd>
            </>
          )}
          {task.support && (
            <>
              <dt>{t('field.tasks.support')}</dt>
              <dd>{task.support.reason}</dd>
            </>
          )}
        </dl>
      </section>
      <div className={`${classes.choices} ${classes.section}`}>
        {post?.phone && (
          <a
            className={classes.chip}
            style={{ textDecoration: 'none' }}
            href={`tel:${post.phone.replaceAll(/[^\d+]/g, '')}`}
          >
            <IconPhone size="1.25rem" aria-hidden />
            {t('field.task.call', { who: [post.officer, post.phone].filter(Boolean).join(' ') })}
          </a>
        )}
        <button type="button" className={classes.chip} onClick={() => copy.put(text)}>
          <IconCopy size="1.25rem" aria-hidden />
          {t('field.task.copy')}
        </button>
        {beside.map((act) => (
          <button key={act} type="button" className={classes.chip} onClick={() => onAct(act)}>
            {words(act)}
          </button>
        ))}
        <span role="status">{copy.said}</span>
      </div>
      <SeenPhotos title={t('field.photo.reported')} photos={task.photos} />
      <SeenPhotos title={t('field.photo.verified')} photos={task.photosVerified ?? []} />
      <SeenPhotos title={t('field.photo.after')} photos={task.photosAfter ?? []} />
      <SeenPhotos title={t('field.photo.inspected')} photos={task.photosInspected ?? []} />
    </Sheet>
  );
}

/** 指派, 签收, 到场: when each was. */
function Steps({ task: { steps } }: { readonly task: FieldTask }) {
  const { t } = useWords();
  const now = useNow();
  const line = [
    ['sent', steps.sentAt],
    ['signed', steps.signedForAt],
    ['arrived', steps.arrivedAt],
  ] as const;
  return (
    <ol className={`${classes.list} ${classes.marks} ${classes.steps}`} aria-label={t('field.task.steps')}>
      {line.map(([name, at]) => (
        <li key={name} className={classes.mark} {...(at !== undefined && { 'data-tone': 'good' })}>
          {t(`field.task.step.${name}`)} {at === undefined ? t('missing') : shortTime(Date.parse(at), now)}
          {name === 'arrived' && steps.arrivedMetres !== undefined
            ? t('inBrackets', { words: t('field.task.from', { metres: steps.arrivedMetres }) })
            : ''}
        </li>
      ))}
    </ol>
  );
}
