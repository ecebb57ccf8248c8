import { findingEvents, type FindingEvent, type Measure } from '#domain/finding.ts';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { formatMeasured } from './words.ts';
import classes from './checks.module.css';

interface FindingHistoryProps {
  readonly events: readonly FindingEvent[];
  readonly measure: Measure;
  readonly onOpen: (id: string) => void;
}

/** A finding's life, the latest first. */
export function FindingHistory({ events, measure, onOpen }: FindingHistoryProps) {
  const { t, say, language } = useWords();
  return (
    <ol className={classes.history}>
      {[...events].reverse().map(({ kind, at, measured, other }, place) => (
        <li key={`${at}/${place}`}>
          <time dateTime={at}>{formatInstant(Date.parse(at))}</time>
          <span>{say(findingEvents[kind])}</span>
          {measured !== null && <span>{formatMeasured(measured, measure, language)}</span>}
          {other !== undefined && (
            <button type="button" className={classes.inline} onClick={() => onOpen(other)}>
              {t('checks.number', { number: other })}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
