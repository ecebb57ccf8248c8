import type { Rate } from '#domain/wall/figures.ts';
import { panelTitle } from '#domain/wall/panel-title.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { formatShare } from '../../i18n/percent.ts';
import { useWords } from '../../i18n/use-words.ts';
import { lineHeight } from './figure-layout.ts';
import { PagedRows } from './paged-rows.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';
import { useTextPixels } from './surroundings.ts';
import { measuredEms } from './text-width.ts';
import { SomeLines } from './some-lines.tsx';
import classes from './panels.module.css';

/** Name, month before and rate; n / m and the formula: two lines and a space. */
const inTwoLines = 2.75;
/** Between name, month before and rate, ems. */
const spaces = 2;
/** So wide at least an entry is where two stand beside each other, ems. */
const entryEms = 14;

/** On-time rates of the month, each with its formula and n / m. */
export function RatesPanel({ figures, panel, size }: PanelProps<'rates'>) {
  const { t, say, language } = useWords();
  const { body } = useTextPixels();
  const number = (n: number) => formatNumber(n, language);
  const share = ({ n, m }: Rate) => (m === 0 ? t('missing') : formatShare(n, m));
  if (figures.length === 0) return <PanelSays>{t('wallPanels.noRates')}</PanelSays>;
  const isWide = size.width >= 2 * entryEms * body;
  const width = size.width / body / (isWide ? 2 : 1) - 1;
  const ratio = ({ n, m }: Rate) => t('wallPanels.ratio', { n: number(n), m: number(m) });
  const widest = (of: (row: (typeof figures)[number]) => string) =>
    Math.max(...figures.map((row) => measuredEms(of(row))));
  const inFirst = ({ title, before, rate }: (typeof figures)[number]) =>
    `${say(title)}${t('wallPanels.rateBefore', { rate: share(before) })}${share(rate)}`;
  const isShort =
    widest(({ rate, formula }) => `${ratio(rate)} · ${say(formula)}`) <= width && widest(inFirst) + spaces <= width;
  const lines = isShort ? 0 : widest(({ formula }) => say(formula)) > width ? 2 : 1;
  return (
    <PagedRows
      rows={figures}
      size={size}
      ems={inTwoLines + lines * lineHeight}
      entryEms={entryEms}
      most={panel.rows}
      label={say(panelTitle(panel))}
      draw={({ title, formula, rate, before }) => (
        <div className={classes.entry}>
          <span className={classes.ends}>
            <span className={classes.line}>{say(title)}</span>
            {isShort && (
              <span className={`${classes.before} ${classes.quiet}`}>
                {t('wallPanels.rateBefore', { rate: share(before) })}
              </span>
            )}
            <span className={classes.strong}>{share(rate)}</span>
          </span>
          {isShort ? (
            <span className={`${classes.line} ${classes.quiet}`}>
              {ratio(rate)} · {say(formula)}
            </span>
          ) : (
            <>
              <span className={`${classes.ends} ${classes.quiet}`}>
                <span>{ratio(rate)}</span>
                <span className={classes.line}>{t('wallPanels.rateBefore', { rate: share(before) })}</span>
              </span>
              <SomeLines most={lines}>{say(formula)}</SomeLines>
            </>
          )}
        </div>
      )}
    />
  );
}
