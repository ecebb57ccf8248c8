import { caseStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { WallCase } from '#domain/wall/figures.ts';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import classes from './wall.module.css';

/** The card of a case that an officer put on the wall: nothing of who called, no free text, no photo. */
export function PushedCase({ shown }: { readonly shown: WallCase }) {
  const { t, say } = useWords();
  const { number, className, place, unit, status, urgent, reportedAt, dueAt } = shown;
  const state = caseStatuses[status as CaseStatus];
  return (
    <section className={classes.card} aria-label={number} data-card>
      <h2>
        {className}
        {urgent && <strong>{t('wallPanels.urgent')}</strong>}
      </h2>
      <p>{place}</p>
      <p>
        {number} · {say(state)}
      </p>
      <p>
        {[
          unit,
          dueAt === undefined
            ? t('wall.reported', { time: formatInstant(Date.parse(reportedAt)) })
            : t('wall.due', { time: formatInstant(Date.parse(dueAt)) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  );
}
