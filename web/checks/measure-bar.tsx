import type { Finding } from '#domain/finding.ts';
import { useWords } from '../i18n/use-words.ts';
import { formatAgainst, formatMeasured } from './words.ts';
import classes from './checks.module.css';

/** What was measured against what it is held to: a bar, the limit as a line across it, both in figures. */
export function MeasureBar({
  measured,
  limit,
  measure,
  severity,
}: Pick<Finding, 'measured' | 'limit' | 'measure' | 'severity'>) {
  const { t, language } = useWords();
  const whole = Math.max(measured ?? 0, limit) * 1.1 || 1;
  const share = (value: number) => `${Math.min(100, Math.max(0, (100 * value) / whole))}%`;
  const figures = {
    measured: formatAgainst(measured, limit, measure, language),
    limit: formatMeasured(limit, measure, language),
  };
  return (
    <div className={classes.measure}>
      <div className={classes.track} role="img" aria-label={t('checks.measured', figures)}>
        {measured !== null && (
          <div className={classes.filled} data-severity={severity} style={{ width: share(measured) }} />
        )}
        <div className={classes.limit} style={{ insetInlineStart: share(limit) }} />
      </div>
      <div className={classes.measureWords} aria-hidden>
        <span>{t('checks.measuredIs', figures)}</span>
        <span>{t('checks.limitIs', figures)}</span>
      </div>
    </div>
  );
}
