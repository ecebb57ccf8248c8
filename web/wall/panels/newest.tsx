import { panelTitle } from '#domain/wall/panel-title.ts';
import { useWords } from '../../i18n/use-words.ts';
import { shortInstant } from '../short-instant.ts';
import { CaseRows } from './case-row.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';

/** The cases reported last, each with the time it was reported at; the day as well where that is not today's. */
export function NewestPanel({ figures, panel, size, now }: PanelProps<'newest'>) {
  const { t, say } = useWords();
  if (figures.length === 0) return <PanelSays>{t('wallPanels.noNewest')}</PanelSays>;
  return (
    <CaseRows
      rows={figures}
      size={size}
      most={panel.rows}
      label={say(panelTitle(panel))}
      now={now}
      aside={({ reportedAt }) => shortInstant(Date.parse(reportedAt), now)}
    />
  );
}
