import { Button, UnstyledButton } from '@mantine/core';
import IconBellRinging from '@tabler/icons-react/dist/esm/icons/IconBellRinging.mjs';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { shortInstant } from '../../wall/short-instant.ts';
import { deskKeys, keyWords } from './act-keys.ts';
import type { AlarmsOnDesk } from './use-alarm-line.ts';
import classes from './duty.module.css';

/** At once; the others come when these are answered. */
const shown = 2;

interface AlarmLineProps {
  readonly line: AlarmsOnDesk;
  readonly onOpen: (number: string) => void;
}

/** Urgent cases that ring on the walls: each opens by a click; answered here they are silent everywhere. */
export function AlarmLine({ line: { alarms, answer, pending, failed }, onOpen }: AlarmLineProps) {
  const { t } = useWords();
  const now = useNow();
  if (alarms.length === 0) return null;
  const more = alarms.length - shown;
  return (
    <div className={classes.escalations} role="alert" aria-label={t('alarm.open')}>
      {alarms.slice(0, shown).map((alarm, place) => (
        <div key={alarm.id} className={classes.escalation} data-alarm>
          <IconBellRinging size="1rem" aria-hidden />
          <UnstyledButton className={classes.escalationWords} onClick={() => onOpen(alarm.number)}>
            <strong>{t('alarm.line', { className: alarm.className, place: alarm.place })}</strong>
            {[
              '',
              ...(alarm.unit === undefined ? [] : [alarm.unit]),
              alarm.number,
              t('alarm.since', { time: shortInstant(Date.parse(alarm.since), now) }),
            ].join(' · ')}
          </UnstyledButton>
          {answer && (
            <Button
              size="compact-xs"
              aria-label={t('alarm.answerOne', { number: alarm.number })}
              loading={pending === alarm.id}
              disabled={pending !== undefined && pending !== alarm.id}
              title={place === 0 ? keyWords(deskKeys.alarm).join('+') : undefined}
              onClick={() => answer(alarm)}
            >
              {t('alarm.answer')}
            </Button>
          )}
        </div>
      ))}
      {failed && <div className={classes.escalation}>{t('alarm.failed')}</div>}
      {more > 0 && <div className={classes.escalation}>{t('alarm.more', { count: more })}</div>}
    </div>
  );
}
