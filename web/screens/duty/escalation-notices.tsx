import { CloseButton, UnstyledButton } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import { escalationLevels } from '#domain/cases/acknowledgement.ts';
import { formatClock } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { dismissEscalation, useEscalations } from '../../live/escalation.ts';
import classes from './duty.module.css';

/** At once; the others come when these are put aside. */
const shown = 3;

/** Assignments that nobody answers, as they were told to whoever looks: each opens its case, and is put aside by a click. */
export function EscalationNotices({ onOpen }: { readonly onOpen: (number: string) => void }) {
  const { t, say } = useWords();
  const news = useEscalations((state) => state.news);
  if (news.length === 0) return null;
  const more = news.length - shown;
  return (
    <div className={classes.escalations} role="alert" aria-label={t('acknowledgement.notices')}>
      {news.slice(0, shown).map(({ case: id, number, step, level, unit, crew, at }) => (
        <div key={id} className={classes.escalation}>
          <IconAlertTriangle size="1rem" aria-hidden />
          <UnstyledButton
            className={classes.escalationWords}
            onClick={() => {
              dismissEscalation(id);
              onOpen(number);
            }}
          >
            {t('acknowledgement.notice', {
              number,
              step: t(`acknowledgement.missing.${step}`),
              level: say(escalationLevels[level]),
              who: crew ?? unit,
              at: formatClock(Date.parse(at)),
            })}
          </UnstyledButton>
          <CloseButton size="sm" aria-label={t('acknowledgement.putAside')} onClick={() => dismissEscalation(id)} />
        </div>
      ))}
      {more > 0 && <div className={classes.escalation}>{t('acknowledgement.more', { count: more })}</div>}
    </div>
  );
}
