import type { Figures } from '#domain/wall/figures.ts';
import { panelTitle } from '#domain/wall/panel-title.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rowEms, PagedRows } from './paged-rows.tsx';
import type { PanelProps } from './panel-props.ts';
import { useTextPixels } from './surroundings.ts';
import classes from './panels.module.css';

/** Name and days left; dates, and how much of them is gone. */
const ems = 2.9;

/** The phases of the campaign that today lies in, two of them from 1 to 10 May; what comes next; what is left of the year. */
export function PhasePanel({ figures: { phases, next, yearLeft }, panel, size }: PanelProps<'phase'>) {
  const { t, say, language } = useWords();
  const { body } = useTextPixels();
  const number = (n: number) => formatNumber(n, language);
  const below = [
    ...(next ? [t('wallPanels.nextPhase', { phase: say(next), days: number(next.inDays) })] : []),
    t('wallPanels.yearLeftLine', { days: number(yearLeft) }),
  ];
  // What today lies in comes before what will be.
  const room = Math.floor((size.height / body - (phases.length === 0 ? rowEms : phases.length * ems)) / rowEms + 0.01);
  const lines = below.slice(0, Math.max(0, room));
  return (
    <>
      {phases.length === 0 ? (
        <span className={classes.textRow}>{t('wallPanels.noPhase')}</span>
      ) : (
        <PagedRows
          rows={phases}
          size={{ ...size, height: size.height - lines.length * rowEms * body }}
          ems={ems}
          entryEms={16}
          most={panel.rows}
          label={say(panelTitle(panel))}
          draw={(phase) => <OnePhase phase={phase} />}
        />
      )}
      {lines.map((line) => (
        <span key={line} className={`${classes.textRow} ${classes.quiet}`}>
          {line}
        </span>
      ))}
    </>
  );
}

function OnePhase({ phase }: { readonly phase: Figures['phase']['phases'][number] }) {
  const { t, say, language } = useWords();
  const { from, to, days, daysLeft } = phase;
  const gone = days <= 0 ? 100 : Math.min(100, Math.max(0, (100 * (days - daysLeft)) / days));
  return (
    <div className={classes.entry}>
      <span className={classes.ends}>
        <span className={`${classes.line} ${classes.strong}`}>{say(phase)}</span>
        <span className={classes.strong}>
          {daysLeft === 0 ? t('wallPanels.lastDay') : t('wallPanels.daysLeft', { n: formatNumber(daysLeft, language) })}
        </span>
      </span>
      <span className={classes.ends}>
        <span className={`${classes.line} ${classes.quiet}`}>
          {t('wallPanels.phaseDates', { from: day(from), to: day(to) })}
        </span>
        <span className={classes.bar}>
          <span style={{ width: `${gone.toFixed(1)}%` }} />
        </span>
      </span>
    </div>
  );
}

/** "2026-05-01" without its year: a campaign's phases lie in one. */
function day(date: string): string {
  return date.slice(5);
}
