import { useContext } from 'react';
import { emergingClasses } from '#domain/hotspots/hotspot.ts';
import type { Figures } from '#domain/wall/figures.ts';
import { panelTitle } from '#domain/wall/panel-title.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { cellSign } from '../../map/cell-signs.ts';
import { IconSvg } from '../../map/icon-svg.tsx';
import { palettes } from '../../map/palette.ts';
import { lineHeight } from './figure-layout.ts';
import { PagedRows } from './paged-rows.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';
import { SomeLines } from './some-lines.tsx';
import { PanelSurroundingsContext, useTextPixels } from './surroundings.ts';
import { measuredEms } from './text-width.ts';
import classes from './panels.module.css';

type Row = Figures['hotspots']['rows'][number];

/** Place; count, class and unit; and a space. */
const withoutWhy = 2.85;
/** So wide at least an entry is where two stand beside each other, ems. */
const entryEms = 16;

/** Between count, class and unit, ems. */
const spaces = 1;

/** Where more is reported than chance would have it, since when, and why it is said. */
export function HotspotsPanel({ figures: { guard, rows }, panel, size }: PanelProps<'hotspots'>) {
  const { t, say } = useWords();
  const { body } = useTextPixels();
  const own = panel.of === undefined ? rows : rows.filter(({ unit }) => unit !== undefined && panel.of!.includes(unit));
  // Too little to say anything of: said, where a list would claim that it was judged.
  if (guard === 'cases' || guard === 'cells') return <PanelSays>{t(`hotspots.guard.${guard}`)}</PanelSays>;
  if (own.length === 0) return <PanelSays>{t('wallPanels.noHotspots')}</PanelSays>;
  const isWide = size.width >= 2 * entryEms * body;
  const width = size.width / body / (isWide ? 2 : 1) - 1;
  // Lines break at words: the last em of each is not counted on.
  const lines = Math.min(3, Math.max(...own.map(({ why }) => Math.ceil(measuredEms(say(why)) / (width - 1)))));
  return (
    <PagedRows
      rows={own}
      size={size}
      ems={withoutWhy + lines * lineHeight}
      entryEms={entryEms}
      most={panel.rows}
      label={say(panelTitle(panel))}
      draw={(row) => <OneArea row={row} lines={lines} width={width} />}
    />
  );
}

interface OneAreaProps {
  readonly row: Row;
  readonly lines: number;
  /** Ems. */
  readonly width: number;
}

function OneArea({ row: { place, unit, emerging, count, why }, lines, width }: OneAreaProps) {
  const { t, say, language } = useWords();
  const { theme = 'dark' } = useContext(PanelSurroundingsContext);
  const mark = emerging === 'none' ? 'hot' : emerging;
  const cases = t('wallPanels.casesCount', { n: formatNumber(count, language) });
  const is = mark === 'hot' ? t('hotspots.mark.hot') : say(emergingClasses[mark]);
  // Where it would be cut the sign and the words below say it.
  const isWhole = measuredEms(cases, true) + measuredEms(is) + measuredEms(unit ?? '') + spaces <= width;
  return (
    <div className={classes.entry}>
      <span className={classes.named}>
        <span className={`${classes.mark} ${classes.hued}`}>
          <IconSvg icon={cellSign(mark, palettes[theme])} size="0.9em" />
        </span>
        <span className={`${classes.line} ${classes.strong}`}>{place}</span>
      </span>
      <span className={`${classes.ends} ${classes.quiet}`}>
        <span className={classes.named}>
          <span className={classes.strong}>{cases}</span>
          {isWhole && <span className={classes.line}>{is}</span>}
        </span>
        {unit !== undefined && <span className={`${classes.line} ${classes.unit}`}>{unit}</span>}
      </span>
      <SomeLines most={lines}>{say(why)}</SomeLines>
    </div>
  );
}
