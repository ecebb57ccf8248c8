import type { Figures } from '#domain/wall/figures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Overdue, overdueSign } from './actions.tsx';
import { PagedTable, type TableColumn } from './paged-table.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';

type Row = Figures['communities'][number];

/** The partner communities: open and overdue cases, what was filed this month, facilities with findings. */
export function CommunitiesPanel({ figures, panel, size }: PanelProps<'communities'>) {
  const { t, language } = useWords();
  const number = (n: number) => formatNumber(n, language);
  const rows = panel.of === undefined ? figures : figures.filter(({ community }) => panel.of!.includes(community));
  if (rows.length === 0) return <PanelSays>{t('wallPanels.noCommunities')}</PanelSays>;
  const columns: Array<TableColumn<Row>> = [
    {
      key: 'community',
      ems: 8,
      weight: 1,
      grows: true,
      head: t('wallPanels.column.community'),
      words: ({ community }) => community,
    },
    { key: 'open', ems: 2, weight: 2, head: t('wallPanels.column.open'), words: ({ open }) => number(open) },
    {
      key: 'overdue',
      ems: 2.4,
      weight: 3,
      sign: overdueSign,
      words: ({ overdue }) => number(overdue),
      head: t('wallPanels.column.overdue'),
      draw: ({ overdue }) => <Overdue n={overdue} words={number(overdue)} />,
    },
    {
      key: 'filed',
      ems: 2,
      weight: 4,
      head: t('wallPanels.column.filedMonth'),
      words: ({ filedThisMonth }) => number(filedThisMonth),
    },
    { key: 'faults', ems: 2, weight: 5, head: t('wallPanels.column.faults'), words: ({ faults }) => number(faults) },
    { key: 'district', ems: 3, weight: 6, head: t('wallPanels.column.district'), words: ({ district }) => district },
  ];
  return <PagedTable rows={rows} columns={columns} panel={panel} size={size} />;
}
