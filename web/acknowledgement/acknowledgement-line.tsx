import { useQuery } from '@tanstack/react-query';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheckFilled from '@tabler/icons-react/dist/esm/icons/IconCircleCheckFilled.mjs';
import IconCircleDashed from '@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs';
import { acknowledgementSteps, escalationLevels, type Acknowledgement } from '#domain/cases/acknowledgement.ts';
import { formatClock, formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { useNow } from '../live/clock.ts';
import { acknowledgementQuery } from './api.ts';
import classes from './acknowledgement.module.css';

/**
 * Whether whoever has a case got it, read it, signed for it and is there; until when that is waited for, and who was told
 * if not. Nothing for a case that nobody has.
 * @param caseRef id or number
 */
export function AcknowledgementLine({ caseRef }: { readonly caseRef: string }) {
  const { t, say } = useWords();
  const { data } = useQuery(acknowledgementQuery(caseRef));
  const now = useNow();
  if (data === undefined || data.steps.length === 0) return null;
  const { steps, escalated } = data;
  return (
    <section className={classes.line} aria-label={t('acknowledgement.title')}>
      <ol className={classes.steps}>
        {steps.map(({ step, at, by }) => (
          <li
            key={step}
            className={classes.step}
            data-done={at !== undefined || undefined}
            title={at === undefined ? undefined : [formatInstant(Date.parse(at)), by].filter(Boolean).join(' · ')}
          >
            {at === undefined ? (
              <IconCircleDashed size="0.875rem" aria-hidden />
            ) : (
              <IconCircleCheckFilled size="0.875rem" aria-hidden />
            )}
            <span>{say(acknowledgementSteps[step])}</span>
            {at === undefined ? (
              <span className={classes.unseen}>{t('acknowledgement.notYet')}</span>
            ) : (
              <time dateTime={at}>{formatClock(Date.parse(at))}</time>
            )}
          </li>
        ))}
      </ol>
      <Awaited acknowledgement={data} now={now} />
      {escalated && (
        <p className={classes.escalated}>
          <IconAlertTriangle size="0.875rem" aria-hidden />
          {t('acknowledgement.escalated', {
            step: t(`acknowledgement.missing.${escalated.step}`),
            level: say(escalationLevels[escalated.level]),
            at: formatClock(Date.parse(escalated.at)),
          })}
        </p>
      )}
    </section>
  );
}

/** What is waited for next, and until when; past that it is only said who was told. */
function Awaited({ acknowledgement, now }: { readonly acknowledgement: Acknowledgement; readonly now: number }) {
  const { t } = useWords();
  const { awaited, dueAt } = acknowledgement;
  if (awaited === undefined || dueAt === undefined || Date.parse(dueAt) <= now) return null;
  return (
    <p className={classes.awaited}>
      {t('acknowledgement.awaited', {
        step: t(`acknowledgement.expected.${awaited}`),
        at: formatClock(Date.parse(dueAt)),
      })}
    </p>
  );
}
