import type { Figures } from '#domain/wall/figures.ts';
import { panelTitle } from '#domain/wall/panel-title.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Overdue, useOverdueColumn } from './overdue.tsx';
import { PagedRows } from './paged-rows.tsx';
import { PagedTable, type TableColumn } from './paged-table.tsx';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';
import { useTextPixels } from './surroundings.ts';
import classes from './panels.module.css';

type Row = Figures['communities'][number];

/** Name, two lines of figures and a space: where there is room for all of them like that no column is left out. */
const entryHeight = 4.2;
/** So wide at least, ems. */
const entryEms = 12;

/** The partner communities: open and overdue cases, what was filed this month, facilities with findings. */
export function CommunitiesPanel({ figures, panel, size }: PanelProps<'communities'>) {
  const { t, say, language } = useWords();
  const { body } = useTextPixels();
  const overdue = useOverdueColumn();
  const number = (n: number) => formatNumber(n, language);
  const rows = panel.of === undefined ? figures : figures.filter(({ community }) => panel.of!.includes(community));
  if (rows.length === 0) return <PanelSays>{t('wallPanels.noCommunities')}</PanelSays>;
  if (rows.length * entryHeight * body <= size.height && size.width >= entryEms * body) {
    return (
      <PagedRows
        rows={rows}
        size={size}
        ems={entryHeight}
        most={panel.rows}
        label={say(panelTitle(panel))}
        draw={(row) => <OneCommunity row={row} />}
      />
    );
  }
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
    overdue,
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

function OneCommunity({ row }: { readonly row: Row }) {
  const { t, language } = useWords();
  const number = (n: number) => formatNumber(n, language);
  return (
    <div className={classes.entry}>
      <span className={classes.ends}>
        <span className={`${classes.line} ${classes.strong}`}>{row.community}</span>
        <span className={classes.quiet}>{row.district}</span>
      </span>
      <span className={classes.ends}>
        <span>
          {t('wallPanels.column.open')} {number(row.open)}
        </span>
        <span>
          {t('wallPanels.column.overdue')} <Overdue n={row.overdue} words={number(row.overdue)} />
        </span>
      </span>
      <span className={`${classes.ends} ${classes.quiet}`}>
        <span>
          {t('wallPanels.column.filedMonth')} {number(row.filedThisMonth)}
        </span>
        <span>
          {t('wallPanels.column.faults')} {number(row.faults)}
        </span>
      </span>
    </div>
  );
}
