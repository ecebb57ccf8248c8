import type { Alarm } from '#domain/wall/figures.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { useAnswerAlarm } from './use-answer-alarm.ts';
import classes from './alarm.module.css';

/** 确认 of one alarm, for whoever may; a display shows none. */
export function AnswerButton({ alarm }: { readonly alarm: Alarm }) {
  const { t } = useWords();
  const { can } = useSession();
  const { answer, pending, failed } = useAnswerAlarm();
  if (!can('wall.push')) return null;
  return (
    <>
      <button type="button" className={classes.answer} disabled={pending !== undefined} onClick={() => answer(alarm)}>
        {t('alarm.answer')}
      </button>
      {failed && <span role="status">{t('alarm.failed')}</span>}
    </>
  );
}
