import type { Alarm } from '#domain/wall/figures.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Theme } from '../../state/view.ts';
import { StateShape } from '../../ui/state-shape.tsx';
import { shortInstant } from '../short-instant.ts';
import { AnswerButton } from './answer-button.tsx';
import classes from './alarm.module.css';

/** Below the card of the newest, a line each. */
const lines = 2;

/** Urgent cases as a screen shows them, whether in a card or in a line of its header. */
export interface AlarmsShownProps {
  /** The newest first. */
  readonly alarms: readonly Alarm[];
  readonly theme: Theme;
  /** The server's clock, epoch milliseconds. */
  readonly now: number;
}

/** Urgent cases that nobody answered: what, where, whose, since when; nothing of who called. */
export function AlarmCards({ alarms, theme, now }: AlarmsShownProps) {
  const { t } = useWords();
  const [newest, ...others] = alarms;
  if (newest === undefined) return null;
  const { className, place, unit, since, number } = newest;
  const time = (one: Alarm) => shortInstant(Date.parse(one.since), now);
  const more = others.length - lines;
  return (
    <section className={classes.alarms} role="alert" aria-label={t('alarm.title')}>
      <h2 className={classes.title}>
        <StateShape state="overdue" theme={theme} />
        <span>{t('alarm.title')}</span>
        <span className={classes.since}>{t('alarm.since', { time: shortInstant(Date.parse(since), now) })}</span>
      </h2>
      <p className={classes.class}>{className}</p>
      <p>{place}</p>
      <p className={classes.quiet}>{[unit, number].filter(Boolean).join(' · ')}</p>
      <AnswerButton alarm={newest} />
      {others.slice(0, lines).map((one) => (
        <p key={one.id} className={classes.other}>
          <span className={classes.line}>
            {one.className} · {one.place}
          </span>
          <span>{time(one)}</span>
        </p>
      ))}
      {more > 0 && <p className={classes.quiet}>{t('alarm.more', { count: more })}</p>}
    </section>
  );
}
