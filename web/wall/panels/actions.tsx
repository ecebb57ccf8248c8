import type { Figures } from '#domain/wall/figures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { actionSign, type ActionKey } from '../../map/action-signs.ts';
import { IconSvg } from '../../map/icon-svg.tsx';
import { PagedTable, type TableColumn } from './paged-table.tsx';
import type { PanelProps } from './panel-props.ts';
import { StateMark } from './state-mark.tsx';
import { Trend } from './trend.tsx';
import classes from './panels.module.css';

type Row = Figures['actions'][number];

/** The ten actions: open, overdue and closed cases, points lost, and the line of the last 14 days. */
export function ActionsPanel({ figures, panel, size }: PanelProps<'actions'>) {
  const { t, language } = useWords();
  const number = (n: number) => formatNumber(n, language);
  const rows = panel.of === undefined ? figures : figures.filter(({ action }) => panel.of!.includes(String(action)));
  const columns: Array<TableColumn<Row>> = [
    {
      key: 'action',
      ems: 7.8,
      weight: 1,
      grows: true,
      head: t('wallPanels.column.action'),
      draw: ({ action }) => (
        <span className={classes.named}>
          <span className={classes.mark}>
            <IconSvg icon={actionSign(String(action) as ActionKey)} size="1.15em" />
          </span>
          <span className={classes.line}>{t(`wallPanels.action.${action}`)}</span>
        </span>
      ),
    },
    { key: 'open', ems: 2.6, weight: 2, head: t('wallPanels.column.open'), draw: ({ open }) => number(open) },
    {
      key: 'overdue',
      ems: 3,
      weight: 3,
      head: t('wallPanels.column.overdue'),
      draw: ({ overdue }) => <Overdue n={overdue} words={number(overdue)} />,
    },
    { key: 'closed', ems: 2.6, weight: 5, head: t('wallPanels.column.closed'), draw: ({ closed }) => number(closed) },
    {
      key: 'lost',
      ems: 2.4,
      weight: 6,
      head: t('wallPanels.column.lost'),
      draw: ({ lost }) => (lost === null ? t('missing') : formatNumber(lost, language, 1, 1)),
    },
    {
      key: 'trend',
      ems: 5,
      weight: 4,
      isDrawing: true,
      head: t('wallPanels.column.trend'),
      draw: ({ trend }) => <Trend values={trend} />,
    },
  ];
  return <PagedTable rows={rows} columns={columns} panel={panel} size={size} />;
}

/** How many are overdue: red with its square, or plain where none are. */
export function Overdue({ n, words }: { readonly n: number; readonly words: string }) {
  if (n === 0) return <>{words}</>;
  return (
    <span className={classes.overdue}>
      <StateMark state="overdue" /> {words}
    </span>
  );
}
