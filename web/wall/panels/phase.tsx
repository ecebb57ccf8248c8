import type { Figures } from '#domain/wall/figures.ts';
import { panelTitle } from '#domain/wall/panel-title.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rowEms, PagedRows } from './paged-rows.tsx';
import { lineHeight } from './figure-layout.ts';
import type { PanelProps } from './panel-props.ts';
import { useTextPixels } from './surroundings.ts';
import { measuredEms } from './text-width.ts';
import classes from './panels.module.css';

type Phase = Figures['phase']['phases'][number];

/** Name and days left; dates, and how much of them is gone. */
const inTwoLines = 2.9;
/** So wide at least an entry is where two stand beside each other, and so far name and days stand apart, ems. */
const [entryEms, apartEms] = [16, 0.6];

/** The phases of the campaign that today lies in, two of them from 1 to 10 May; what comes next; what is left of the year. */
export function PhasePanel({ figures: { phases, next, yearLeft }, panel, size }: PanelProps<'phase'>) {
  const { t, say, language } = useWords();
  const { body } = useTextPixels();
  const number = (n: number) => formatNumber(n, language);
  const left = ({ daysLeft }: Phase) =>
    daysLeft === 0 ? t('wallPanels.lastDay') : t('wallPanels.daysLeft', { n: number(daysLeft) });
  const width = size.width / body / (size.width >= 2 * entryEms * body ? 2 : 1) - apartEms;
  const isLong = phases.some((phase) => measuredEms(say(phase), true) + measuredEms(left(phase), true) > width);
  const ems = inTwoLines + (isLong ? lineHeight : 0);
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
          entryEms={entryEms}
          most={panel.rows}
          label={say(panelTitle(panel))}
          draw={(phase) => <OnePhase phase={phase} left={left(phase)} />}
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

function OnePhase({ phase, left }: { readonly phase: Phase; readonly left: string }) {
  const { t, say } = useWords();
  const { from, to, days, daysLeft } = phase;
  const gone = days <= 0 ? 100 : Math.min(100, Math.max(0, (100 * (days - daysLeft)) / days));
  return (
    <div className={classes.entry}>
      <span className={classes.ends}>
        <span className={`${classes.someLines} ${classes.two} ${classes.strong}`}>{say(phase)}</span>
        <span className={classes.strong}>{left}</span>
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
