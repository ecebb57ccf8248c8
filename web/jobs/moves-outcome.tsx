import { Text } from '@mantine/core';
import { formatNumber } from '../i18n/numbers.ts';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Job } from './api.ts';
import classes from './jobs.module.css';

/** What became of the open cases when a calendar changed. */
export interface MovesReport {
  /** Name of the calendar; absent where the schedule looked at all. */
  readonly calendar?: string;
  readonly moved: number;
  /** The first of them: case number, deadline before and now (ISO 8601 UTC). */
  readonly cases: ReadonlyArray<{ readonly number: string; readonly was: string; readonly due: string }>;
}

/** The report of a job that moved deadlines; undefined for any other, and before its end. */
export function movesReport({ name, output }: Job): MovesReport | undefined {
  return name === 'calendar-moves' && output !== undefined && 'cases' in output ? (output as never) : undefined;
}

/** How many deadlines moved, and which: number, before, now. */
export function MovesOutcome({ report }: { readonly report: MovesReport }) {
  const { t, language } = useWords();
  const { calendar, moved, cases } = report;
  const figures = (count: number) => formatNumber(count, language);
  return (
    <>
      <Text size="xs" fw={600}>
        {[calendar, t('calendars.moved', { count: moved, figures: figures(moved) })]
          .filter((part) => part !== undefined)
          .join(t('labelSeparator'))}
      </Text>
      {cases.length > 0 && (
        <ul className={classes.moves} aria-label={t('calendars.movedCases')} tabIndex={0}>
          {cases.map(({ number, was, due }) => (
            <li key={`${number} ${due}`}>
              {number}{' '}
              <span>
                {formatInstant(Date.parse(was))} → {formatInstant(Date.parse(due))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {moved > cases.length && (
        <Text size="xs" c="dimmed">
          {t('calendars.movedFirst', { figures: figures(cases.length) })}
        </Text>
      )}
    </>
  );
}
