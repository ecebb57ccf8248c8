import type { Figures } from '#domain/wall/figures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { actionSign, type ActionKey } from '../../map/action-signs.ts';
import { IconSvg } from '../../map/icon-svg.tsx';
import { useOverdueColumn } from './overdue.tsx';
import { PagedTable, type TableColumn } from './paged-table.tsx';
import type { PanelProps } from './panel-props.ts';
import { Trend } from './trend.tsx';
import classes from './panels.module.css';

type Row = Figures['actions'][number];

/** The ten actions: open, overdue and closed cases, points lost, and the line of the last 14 days. */
export function ActionsPanel({ figures, panel, size }: PanelProps<'actions'>) {
  const { t, language } = useWords();
  const overdue = useOverdueColumn();
  const number = (n: number) => formatNumber(n, language);
  const nameOf = ({ action }: Row) => t(`wallPanels.action.${action}`);
  const rows = panel.of === undefined ? figures : figures.filter(({ action }) => panel.of!.includes(String(action)));
  // A city that does not assess has no points to lose: a column of nothing but dashes says nothing.
  const isAssessed = rows.some((row) => row.lost !== null);
  const lost: TableColumn<Row> = {
    key: 'lost',
    ems: 2.4,
    weight: 6,
    head: t('wallPanels.column.lost'),
    words: (row) => (row.lost === null ? t('missing') : formatNumber(row.lost, language, 1, 1)),
  };
  const columns: Array<TableColumn<Row>> = [
    {
      key: 'action',
      ems: 7.2,
      weight: 1,
      grows: true,
      head: t('wallPanels.column.action'),
      sign: 1.3,
      words: nameOf,
      draw: (row) => (
        <span className={classes.named}>
          <span className={`${classes.mark} ${classes.hued}`}>
            <IconSvg icon={actionSign(String(row.action) as ActionKey)} size="1em" />
          </span>
          <span className={classes.line}>{nameOf(row)}</span>
        </span>
      ),
    },
    { key: 'open', ems: 2, weight: 2, head: t('wallPanels.column.open'), words: ({ open }) => number(open) },
    overdue,
    { key: 'closed', ems: 2, weight: 5, head: t('wallPanels.column.closed'), words: ({ closed }) => number(closed) },
    ...(isAssessed ? [lost] : []),
    {
      key: 'trend',
      ems: 3,
      weight: 4,
      isDrawing: true,
      head: t('wallPanels.column.trend'),
      draw: ({ trend }) => <Trend values={trend} />,
    },
  ];
  return <PagedTable rows={rows} columns={columns} panel={panel} size={size} />;
}
