import type { Rate } from '#domain/wall/figures.ts';
import { panelTitle } from '#domain/wall/panel-title.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { formatShare } from '../../i18n/percent.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PagedRows } from './paged-rows.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';
import classes from './panels.module.css';

/** Name and rate, n / m and the month before, the formula: three lines and a space. */
const ems = 4.1;

/** On-time rates of the month, each with its formula and n / m. */
export function RatesPanel({ figures, panel, size }: PanelProps<'rates'>) {
  const { t, say, language } = useWords();
  const number = (n: number) => formatNumber(n, language);
  const share = ({ n, m }: Rate) => (m === 0 ? t('missing') : formatShare(n, m));
  if (figures.length === 0) return <PanelSays>{t('wallPanels.noRates')}</PanelSays>;
  return (
    <PagedRows
      rows={figures}
      size={size}
      ems={ems}
      entryEms={14}
      most={panel.rows}
      label={say(panelTitle(panel))}
      draw={({ title, formula, rate, before }) => (
        <div className={classes.entry}>
          <span className={classes.ends}>
            <span className={classes.line}>{say(title)}</span>
            <span className={classes.strong}>{share(rate)}</span>
          </span>
          <span className={`${classes.ends} ${classes.quiet}`}>
            <span>{t('wallPanels.ratio', { n: number(rate.n), m: number(rate.m) })}</span>
            <span className={classes.line}>{t('wallPanels.rateBefore', { rate: share(before) })}</span>
          </span>
          <span className={`${classes.line} ${classes.quiet}`}>{say(formula)}</span>
        </div>
      )}
    />
  );
}
