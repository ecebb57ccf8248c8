import { panelTitle } from '#domain/wall/panel-title.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CaseRows } from './case-row.tsx';
import { rowEms } from './paged-rows.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';
import { StateMark } from './state-mark.tsx';
import { useTextPixels } from './surroundings.ts';
import classes from './panels.module.css';

/** Open cases with the least time left, those overdue first. */
export function DeadlinesPanel({ figures: { overdue, withinHour, rows }, panel, size, now }: PanelProps<'deadlines'>) {
  const { t, say, language } = useWords();
  const { body } = useTextPixels();
  const number = (n: number) => formatNumber(n, language);
  if (rows.length === 0) return <PanelSays>{t('wallPanels.noDeadlines')}</PanelSays>;
  return (
    <>
      <div className={classes.sums}>
        <span className={overdue > 0 ? classes.overdue : undefined}>
          <StateMark state={overdue > 0 ? 'overdue' : 'ok'} /> {t('wallPanels.overdueNow', { n: number(overdue) })}
        </span>
        <span className={classes.line}>
          <StateMark state={withinHour > 0 ? 'soon' : 'ok'} /> {t('wallPanels.withinHour', { n: number(withinHour) })}
        </span>
      </div>
      <CaseRows
        rows={rows}
        size={{ ...size, height: size.height - rowEms * body }}
        most={panel.rows}
        label={say(panelTitle(panel))}
        now={now}
      />
    </>
  );
}
