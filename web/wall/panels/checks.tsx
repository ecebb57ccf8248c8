import type { Figures } from '#domain/wall/figures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PagedTable, type TableColumn } from './paged-table.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';
import classes from './panels.module.css';

type Row = Figures['checks'][number];

/** The rules in force: how far each is fulfilled, what is open, and what came to it in a week. */
export function ChecksPanel({ figures, panel, size }: PanelProps<'checks'>) {
  const { t, say, language } = useWords();
  const number = (n: number) => formatNumber(n, language);
  const rows =
    panel.of === undefined
      ? figures
      : figures.filter(({ action }) => action !== undefined && panel.of!.includes(String(action)));
  if (rows.length === 0) return <PanelSays>{t('wallPanels.noChecks')}</PanelSays>;
  const change = ({ worse }: Row) => (worse === 0 ? '±0' : worse > 0 ? `▲ ${number(worse)}` : `▼ ${number(-worse)}`);
  const columns: Array<TableColumn<Row>> = [
    {
      key: 'rule',
      ems: 8,
      weight: 1,
      grows: true,
      wraps: true,
      head: t('wallPanels.column.rule'),
      words: ({ title }) => say(title),
    },
    {
      key: 'value',
      ems: 2.8,
      weight: 2,
      head: t('wallPanels.column.fulfilled'),
      words: ({ value }) => fulfilled(value, t('missing')),
    },
    { key: 'open', ems: 2, weight: 3, head: t('wallPanels.column.found'), words: ({ open }) => number(open) },
    {
      key: 'worse',
      ems: 2.4,
      weight: 4,
      head: t('wallPanels.column.week'),
      words: change,
      draw: (row) => (
        <span className={row.worse > 0 ? classes.overdue : row.worse < 0 ? classes.better : undefined}>
          {change(row)}
        </span>
      ),
    },
  ];
  return <PagedTable rows={rows} columns={columns} panel={panel} size={size} />;
}

/** Per cent with one decimal; what is not wholly fulfilled never reads as if it were. @param value 0 to 100 */
function fulfilled(value: number | null, missing: string): string {
  if (value === null) return missing;
  const tenths = Math.round(value * 10);
  return `${((tenths === 1000 && value < 100 ? 999 : tenths) / 10).toFixed(1)}%`;
}
