import type { HotCell } from '#domain/hotspots/hotspot.ts';
import { useWords } from '../i18n/use-words.ts';
import { addDays } from '../state/shanghai-day.ts';
import classes from './hotspots.module.css';

interface SliceChartProps {
  readonly cell: Pick<HotCell, 'slices' | 'hotSlices'>;
  readonly slice: 'week' | 'day';
  /** The last day that is counted, YYYY-MM-DD. */
  readonly last: string;
}

const height = 72;

/** Cases by slice of time; those that were hot stand out by colour and by a sign above them. */
export function SliceChart({ cell: { slices, hotSlices }, slice, last }: SliceChartProps) {
  const { t } = useWords();
  const most = Math.max(1, ...slices);
  const step = 100 / Math.max(1, slices.length);
  const days = slice === 'week' ? 7 : 1;
  const firstOf = (at: number) => addDays(last, 1 - days * (slices.length - at));
  const hot = hotSlices.filter(Boolean).length;
  const told = t(`hotspots.chart.told.${slice}`, { count: slices.length, hot, most });
  return (
    <figure className={classes.chart}>
      <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" role="img" aria-label={told}>
        {slices.map((count, at) => {
          const tall = (count / most) * (height - 14);
          return (
            <rect
              key={at}
              data-hot={hotSlices[at] || undefined}
              x={at * step + step * 0.12}
              y={height - tall}
              width={step * 0.76}
              height={Math.max(tall, 0.5)}
            >
              <title>{t('hotspots.chart.one', { day: firstOf(at), count })}</title>
            </rect>
          );
        })}
      </svg>
      <div className={classes.chartMarks} aria-hidden>
        {hotSlices.map((isHot, at) => (
          <span key={at}>{isHot ? '▲' : ''}</span>
        ))}
      </div>
      <figcaption>
        <span>{firstOf(0)}</span>
        <span>{t('hotspots.chart.hot')}</span>
        <span>{last}</span>
      </figcaption>
    </figure>
  );
}
