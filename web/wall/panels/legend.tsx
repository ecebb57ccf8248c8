import { useContext } from 'react';
import { panelTitle } from '#domain/wall/panel-title.ts';
import { useWords } from '../../i18n/use-words.ts';
import { LegendSign } from '../../map/legend-sign.tsx';
import { PagedRows } from './paged-rows.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';
import { PanelSurroundingsContext, useTextPixels } from './surroundings.ts';
import { areCut } from './text-width.ts';
import classes from './panels.module.css';

/** An entry beside another needs so many ems, of which the sign takes some. */
const [entryEms, signEms] = [9, 1.8];
/** Between two entries, and at the right for the strip of pages, ems. */
const [apartEms, stripEms] = [1, 0.5];

/** Entries of one kind differ at their ends: what is cut is taken for its neighbour. */
const mostCut = 0.25;

/** What the signs and lines of the scene's map mean. */
export function LegendPanel({ panel, size }: PanelProps<'legend'>) {
  const { t, say } = useWords();
  const { legend = [] } = useContext(PanelSurroundingsContext);
  const { body } = useTextPixels();
  if (legend.length === 0) return <PanelSays>{t('wallPanels.noLegend')}</PanelSays>;
  const across = Math.max(1, Math.floor(size.width / body / entryEms));
  const room = (size.width / body - stripEms - (across - 1) * apartEms) / across - signEms;
  const names = legend.map(({ words }) => say(words));
  return (
    <PagedRows
      rows={legend}
      size={size}
      {...(!areCut(names, room, mostCut) && { entryEms })}
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
