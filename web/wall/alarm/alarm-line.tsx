import { useWords } from '../../i18n/use-words.ts';
import { StateShape } from '../../ui/state-shape.tsx';
import { shortInstant } from '../short-instant.ts';
import type { AlarmsShownProps } from './alarm-cards.tsx';
import { AnswerButton } from './answer-button.tsx';
import classes from './alarm.module.css';

/** Urgent cases that nobody answered for a while: how many, and of the newest what the card said; it covers nothing. */
export function AlarmLine({ alarms, theme, now }: AlarmsShownProps) {
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
