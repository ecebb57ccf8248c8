import { useWords } from '../../i18n/use-words.ts';
import classes from './panels.module.css';

/** A line of `values`, the oldest first, from nought up, in a box of 100 by 20. */
export function trendPath(values: readonly number[]): string {
  const most = Math.max(1, ...values);
  const step = 100 / Math.max(1, values.length - 1);
  return values
    .map(
      (value, place) =>
        `${place === 0 ? 'M' : 'L'}${+(place * step).toFixed(1)} ${+(19 - (18 * value) / most).toFixed(1)}`,
    )
    .join('');
}

/** How many were filed from day to day, as a plain line. */
export function Trend({ values }: { readonly values: readonly number[] }) {
  const { t } = useWords();
  if (values.length < 2) return null;
  const label = t('wallPanels.trend', {
    days: values.length,
    from: values[0],
    to: values.at(-1),
    most: Math.max(...values),
  });
  return (
    <svg className={classes.trend} viewBox="0 0 100 20" preserveAspectRatio="none" role="img" aria-label={label}>
      <path d={trendPath(values)} />
    </svg>
  );
}
