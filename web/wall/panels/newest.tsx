import { panelTitle } from '#domain/wall/panel-title.ts';
import { useWords } from '../../i18n/use-words.ts';
import { shortInstant } from '../short-instant.ts';
import { CaseRow, caseRowEms, caseRowWidth } from './case-row.tsx';
import { PagedRows } from './paged-rows.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';

/** The cases reported last, each with the time it was reported at; the day as well where that is not today's. */
export function NewestPanel({ figures, panel, size, now }: PanelProps<'newest'>) {
  const { t, say } = useWords();
  if (figures.length === 0) return <PanelSays>{t('wallPanels.noNewest')}</PanelSays>;
  return (
    <PagedRows
      rows={figures}
      size={size}
      ems={caseRowEms}
      entryEms={caseRowWidth}
      most={panel.rows}
      label={say(panelTitle(panel))}
      draw={(row) => <CaseRow row={row} now={now} aside={shortInstant(Date.parse(row.reportedAt), now)} />}
    />
  );
}
