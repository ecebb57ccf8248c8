import { useContext } from 'react';
import { panelTitle } from '#domain/wall/panel-title.ts';
import { useWords } from '../../i18n/use-words.ts';
import { LegendSign } from '../../map/legend-sign.tsx';
import { PagedRows } from './paged-rows.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';
import { PanelSurroundingsContext } from './surroundings.ts';
import classes from './panels.module.css';

/** An entry beside another needs so many ems. */
const entryEms = 9;

/** What the signs and lines of the scene's map mean. */
export function LegendPanel({ panel, size }: PanelProps<'legend'>) {
  const { t, say } = useWords();
  const { legend = [] } = useContext(PanelSurroundingsContext);
  if (legend.length === 0) return <PanelSays>{t('wallPanels.noLegend')}</PanelSays>;
  return (
    <PagedRows
      rows={legend}
      size={size}
      entryEms={entryEms}
      most={panel.rows}
      label={say(panelTitle(panel))}
      draw={({ symbol, words }) => (
        <span className={classes.named}>
          <span className={classes.sign}>
            <LegendSign symbol={symbol} by="em" />
          </span>
          <span className={classes.line}>{say(words)}</span>
        </span>
      )}
    />
  );
}
