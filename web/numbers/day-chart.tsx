import type { NumberRow } from '#domain/cases/numbers/table.ts';
import { useWords } from '../i18n/use-words.ts';
import { addDays } from '../state/shanghai-day.ts';
import classes from './numbers.module.css';

interface DayChartProps {
  /** Rows of a table by day; days without a case have none. */
  readonly rows: readonly NumberRow[];
  /** Days, both included. */
  readonly first: string;
  readonly last: string;
}

/** Longer periods are told by the table alone: bars thinner than this many units of the drawing cannot be told apart. */
const mostDays = 92;

const [width, height, foot] = [960, 140, 22];

/** What was filed and what was closed, day by day: two bars a day, told apart by shade and by their place. */
export function DayChart({ rows, first, last }: DayChartProps) {
  const { t } = useWords();
  const days: string[] = [];
  for (let day = first; day <= last && days.length <= mostDays; day = addDays(day, 1)) days.push(day);
  if (days.length < 2 || days.length > mostDays) return null;
  const byDay = new Map(rows.map((row) => [row.key, row]));
  const countOf = (day: string, key: 'filed' | 'closedInPeriod') => byDay.get(day)?.cells[key]?.n ?? 0;
  const most = Math.max(1, ...days.flatMap((day) => [countOf(day, 'filed'), countOf(day, 'closedInPeriod')]));
  const room = height - foot - 14;
  const step = width / days.length;
  const bar = Math.min(14, step * 0.38);
  const every = Math.ceil(days.length / 16);
  const total = (key: 'filed' | 'closedInPeriod') => days.reduce((sum, day) => sum + countOf(day, key), 0);
  return (
    <figure className={classes.chart}>
      <figcaption>
        <span className={classes.filedMark}>{t('numbers.chart.filed')}</span>
        <span className={classes.closedMark}>{t('numbers.chart.closed')}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('numbers.chart.label', {
          first,
          last,
          filed: total('filed'),
          closed: total('closedInPeriod'),
          most,
        })}
      >
        <text x={0} y={10} className={classes.axis}>
          {most}
        </text>
        <line x1={0} x2={width} y1={14} y2={14} className={classes.grid} />
        <line x1={0} x2={width} y1={height - foot} y2={height - foot} className={classes.grid} />
        {days.map((day, i) => {
          const middle = (i + 0.5) * step;
          const [filed, closed] = [countOf(day, 'filed'), countOf(day, 'closedInPeriod')];
          const tall = (count: number) => (count / most) * room;
          return (
            <g key={day}>
              <title>{t('numbers.chart.day', { day, filed, closed })}</title>
              <rect x={middle - step / 2} y={0} width={step} height={height - foot} fill="transparent" />
              <rect
                x={middle - bar}
                y={height - foot - tall(filed)}
                width={bar}
                height={tall(filed)}
                className={classes.filedBar}
              />
              <rect
                x={middle}
                y={height - foot - tall(closed)}
                width={bar}
                height={tall(closed)}
                className={classes.closedBar}
              />
              {i % every === 0 && (
                <text x={middle} y={height - 6} className={classes.axis} textAnchor="middle">
                  {day.slice(5)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
