import type { Figures } from '#domain/wall/figures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { formatShare } from '../../i18n/percent.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useOverdueColumn } from './overdue.tsx';
import { PagedTable, type TableColumn } from './paged-table.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';

type Row = Figures['roads']['rows'][number];

/** The 26 roads, worst first (practice.md 5: no ranks). */
export function RoadsPanel({ figures, panel, size }: PanelProps<'roads'>) {
  const { t, language } = useWords();
  const overdue = useOverdueColumn();
  const number = (n: number) => formatNumber(n, language);
  const { expected } = figures;
  const rows = panel.of === undefined ? figures.rows : figures.rows.filter(({ road }) => panel.of!.includes(road));
  if (rows.length === 0) return <PanelSays>{t('wallPanels.noRoads')}</PanelSays>;
  // The city has not marked all of them yet: said where the roads are named.
  const found =
    figures.rows.length === expected ? '' : ` ${t('wallPanels.roadsOf', { n: figures.rows.length, m: expected })}`;
  const columns: Array<TableColumn<Row>> = [
    {
      key: 'road',
      ems: 5,
      weight: 1,
      grows: true,
      head: `${t('wallPanels.column.road')}${found}`,
      words: ({ road }) => road,
    },
    {
      key: 'perKm',
      ems: 2,
      weight: 2,
      head: t('wallPanels.column.perKm'),
      words: ({ perKm }) => (perKm === null ? t('missing') : formatNumber(perKm, language, 1, 1)),
    },
    { key: 'open', ems: 2, weight: 4, head: t('wallPanels.column.open'), words: ({ open }) => number(open) },
    overdue,
    {
      key: 'onTime',
      ems: 2.8,
      weight: 5,
      head: t('wallPanels.column.onTime'),
      words: ({ onTime: { n, m } }) => (m === 0 ? t('missing') : formatShare(n, m)),
    },
    {
      key: 'ratio',
      ems: 3,
      weight: 6,
      head: '',
      words: ({ onTime: { n, m } }) => t('wallPanels.ratio', { n: number(n), m: number(m) }),
    },
  ];
  return <PagedTable rows={rows} columns={columns} panel={panel} size={size} />;
}
