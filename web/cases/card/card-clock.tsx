import { calendarOf } from '#domain/calendar/calendars.ts';
import type { LimitUnit } from '#domain/calendar/limit-units.ts';
import type { Properties } from '#domain/feature.ts';
import { formatInstant, formatSpan } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { calendarWords } from '../calendar-words.ts';
import { readClock } from '../clock-says.ts';
import { clockWords, limitSpan } from '../clock-words.ts';
import { limitWords } from '../limit-words.ts';
import { useRecordsView } from '../use-records-view.ts';
import { Line } from './line.tsx';
import { Section } from './section.tsx';
import classes from './card.module.css';

const kinds = ['calendars'];

/** When a case is due, and how that came: its limit, on which calendar, what extensions and pauses did to it. */
export function CardClock({ properties }: { readonly properties: Properties }) {
  const { t, say, language } = useWords();
  const records = useRecordsView(kinds);
  const reading = readClock(properties, useNow(), (id) => calendarOf(records, id));
  const { dueAt, limitAmount, limitUnit, clockTotal, clockLeft, clockFrom, answerBy, dispatchedAt } = properties;
  const { stageDueAt, reportedBackAt, lateUpload } = properties;
  const unit = limitUnit as LimitUnit;
  const hasLimit = typeof limitAmount === 'number' && unit !== undefined;
  const calendar = calendarWords(records, String(properties['calendar'] ?? ''))?.[language];
  const wasExtended = hasLimit && typeof clockTotal === 'number' && Number(properties['extensions'] ?? 0) > 0;
  const stands = typeof clockLeft === 'number' && clockFrom === undefined && dispatchedAt !== undefined;
  const bySource = typeof answerBy === 'string' && answerBy === dueAt;
  return (
    <Section title={t('cases.card.clock')}>
      <dl className={classes.lines}>
        <Line label={t('cases.card.due')}>
          <span data-overdue={reading.says.is === 'over' || undefined} className={classes.strong}>
            {typeof dueAt === 'string' ? formatInstant(Date.parse(dueAt)) : t('missing')}
          </span>
          <span className={classes.remark}>{clockWords(reading, t)}</span>
          {bySource && <span className={classes.remark}>{t('cases.card.bySource')}</span>}
          {reading.unitWasInTime !== undefined && typeof reportedBackAt === 'string' && (
            <span className={classes.remark}>
              {t(reading.unitWasInTime ? 'cases.card.backInTime' : 'cases.card.backLate', {
                at: formatInstant(Date.parse(reportedBackAt)),
              })}
            </span>
          )}
        </Line>
        {typeof stageDueAt === 'string' && reading.says.is.startsWith('stage') && (
          <Line label={t('cases.card.stageDue')}>{formatInstant(Date.parse(stageDueAt))}</Line>
        )}
        {hasLimit && (
          <Line label={t('cases.card.limit')}>
            {limitWords({ amount: limitAmount, unit }, t, say)}
            {calendar !== undefined && unit !== 'urgentHour' && (
              <span className={classes.remark}>{t('cases.card.onCalendar', { calendar })}</span>
            )}
            {wasExtended && (
              <span className={classes.remark}>
                {t('cases.card.extended', { span: limitSpan(clockTotal * 1000, unit, t) })}
              </span>
            )}
            {stands && (
              <span className={classes.remark}>
                {t('cases.card.stands', { span: limitSpan(clockLeft * 1000, unit, t) })}
              </span>
            )}
          </Line>
        )}
        {typeof lateUpload === 'number' && (
          <Line label={t('acknowledgement.late')}>
            <span className={classes.strong} data-overdue>
              {t('acknowledgement.lateBy', { span: formatSpan(lateUpload * 60_000, t) })}
            </span>
            <span className={classes.remark}>{t('acknowledgement.lateHint')}</span>
          </Line>
        )}
        {typeof dispatchedAt === 'string' && (
          <Line label={t('cases.card.dispatched')}>{formatInstant(Date.parse(dispatchedAt))}</Line>
        )}
      </dl>
    </Section>
  );
}
