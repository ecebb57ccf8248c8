import type { Figures } from '#domain/wall/figures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rowEms } from './paged-rows.tsx';
import { PagedTable, type TableColumn } from './paged-table.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';
import { StateMark } from './state-mark.tsx';
import { useTextPixels } from './surroundings.ts';
import classes from './panels.module.css';

type Row = Figures['crews']['rows'][number];

/** Crews on shift and reached by unit: how many, never who. */
export function CrewsPanel({ figures, panel, size }: PanelProps<'crews'>) {
  const { t, language } = useWords();
  const { body } = useTextPixels();
  const number = (n: number) => formatNumber(n, language);
  const rows = panel.of === undefined ? figures.rows : figures.rows.filter(({ unit }) => panel.of!.includes(unit));
  if (rows.length === 0) return <PanelSays>{t('wallPanels.noCrews')}</PanelSays>;
  const sum = (of: 'crews' | 'onShift' | 'reached') => rows.reduce((all, row) => all + row[of], 0);
  const [onShift, reached] = [sum('onShift'), sum('reached')];
  const lost = onShift - reached;
  const columns: Array<TableColumn<Row>> = [
    {
      key: 'unit',
      ems: 8,
      weight: 1,
      grows: true,
      head: t('wallPanels.column.unit'),
      words: ({ unit }) => unit,
    },
    {
      key: 'onShift',
      ems: 2,
      weight: 2,
      head: t('wallPanels.column.onShift'),
      // Who has no crews at work has an empty base.
      words: ({ onShift: n, crews: m }) => t('wallPanels.ratio', { n: number(n), m: number(m) }),
    },
    {
      key: 'reached',
      ems: 2,
      weight: 3,
      head: t('wallPanels.column.reached'),
      words: ({ reached: n, onShift: m }) => (m === 0 ? t('missing') : number(n)),
    },
    { key: 'tasks', ems: 2, weight: 4, head: t('wallPanels.column.tasks'), words: ({ tasks }) => number(tasks) },
  ];
  return (
    <>
      <div className={classes.sums}>
        <span>{t('wallPanels.onShift', { n: number(onShift), m: number(sum('crews')) })}</span>
        <span className={classes.line}>
          <StateMark state={onShift === 0 ? 'none' : lost > 0 ? 'soon' : 'ok'} />{' '}
          {onShift === 0
            ? t('wallPanels.reachedNone', { missing: t('missing') })
            : t('wallPanels.reached', { n: number(reached), m: number(onShift) })}
        </span>
      </div>
      <PagedTable rows={rows} columns={columns} panel={panel} size={{ ...size, height: size.height - rowEms * body }} />
    </>
  );
}
