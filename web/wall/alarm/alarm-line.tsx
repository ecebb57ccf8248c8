import type { Alarm } from '#domain/wall/figures.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Theme } from '../../state/view.ts';
import { StateShape } from '../../ui/state-shape.tsx';
import { shortInstant } from '../short-instant.ts';
import { AnswerButton } from './answer-button.tsx';
import classes from './alarm.module.css';

interface AlarmLineProps {
  /** The newest first. */
  readonly alarms: readonly Alarm[];
  readonly theme: Theme;
  /** The server's clock, epoch milliseconds. */
  readonly now: number;
}

/** Urgent cases that nobody answered for a while: how many, and of the newest what the card said; it covers nothing. */
export function AlarmLine({ alarms, theme, now }: AlarmLineProps) {
  const { t } = useWords();
  const [newest] = alarms;
  if (newest === undefined) return null;
  const { className, place, unit, number } = newest;
  const time = t('alarm.since', { time: shortInstant(Date.parse(newest.since), now) });
  return (
    <div className={classes.strip} role="status" aria-label={t('alarm.open')}>
      <StateShape state="overdue" theme={theme} />
      <strong>{t('alarm.waiting', { count: alarms.length })}</strong>
      <span className={classes.line}>{[time, className, place, unit, number].filter(Boolean).join(' · ')}</span>
      <AnswerButton alarm={newest} />
    </div>
  );
}
