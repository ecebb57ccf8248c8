import type { WallCase } from '#domain/wall/figures.ts';
import { formatSpan } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { readWallCase } from './case-clock.ts';
import { PagedRows } from './paged-rows.tsx';
import type { Size } from './panel-props.ts';
import { StateMark } from './state-mark.tsx';
import { useTextPixels } from './surroundings.ts';
import { measuredEms } from './text-width.ts';
import classes from './panels.module.css';

/** A case in two lines: what and by when; where and who; or in three, where a line has no room for both where and who. */
const caseRowEms = { 2: 2.7, 3: 3.95 } as const;
/** So wide at least where two stand beside each other, ems. */
const caseRowWidth = 17;
/** Between two entries beside each other, between place and unit, and for the strip of pages, ems. */
const [apart, between, strip] = [1, 0.6, 0.5];
/** A round of a list takes a minute: the first are what is looked for. */
const mostPages = 5;

interface CaseRowsProps {
  readonly rows: readonly WallCase[];
  /** What they may fill, CSS pixels. */
  readonly size: Size;
  /** Rows on a page at most. */
  readonly most: number | undefined;
  /** Accessible name of the list. */
  readonly label: string;
  /** The server's clock, epoch milliseconds. */
  readonly now: number;
  /** At the right of a row's first line, instead of the clock. */
  readonly aside?: (row: WallCase) => string;
}

/** Cases as walls show them, a page at a time: so that a place can be read whole, wherever two of them fit like that. */
export function CaseRows({ rows, size, most, label, now, aside }: CaseRowsProps) {
  const { body } = useTextPixels();
  const [width, height] = [size.width / body, size.height / body];
  const across = Math.max(1, Math.floor(width / caseRowWidth));
  const one = (width - strip - (across - 1) * apart) / across;
  const isLong = ({ place, unit }: WallCase) =>
    unit !== undefined && measuredEms(place) + between + measuredEms(unit) > one;
  const lines = height >= 2 * caseRowEms[3] && rows.some(isLong) ? 3 : 2;
  return (
    <PagedRows
      rows={rows}
      size={size}
      ems={caseRowEms[lines]}
      entryEms={caseRowWidth}
      most={most}
      mostPages={mostPages}
      label={label}
      draw={(row) => <CaseRow row={row} now={now} lines={lines} {...(aside && { aside: aside(row) })} />}
    />
  );
}

/**
 * A case as walls show it: state and class, what its clock says, place and unit; nothing personal.
 * @param now epoch milliseconds
 * @param aside at the right of the first line, instead of the clock
 */
function CaseRow({
  row,
  now,
  lines,
  aside,
}: {
  readonly row: WallCase;
  readonly now: number;
  readonly lines: 2 | 3;
  readonly aside?: string;
}) {
  const { t } = useWords();
  const { state, leftMs } = readWallCase(row, now);
  const clock =
    leftMs === undefined
      ? undefined
      : leftMs > 0
        ? t('wallPanels.left', { span: formatSpan(leftMs, t) })
        : t('wallPanels.over', { span: formatSpan(-leftMs, t) });
  return (
    <div className={classes.entry}>
      <span className={classes.ends}>
        <span className={classes.named}>
          <StateMark state={state} />
          <span className={classes.line}>
            {row.urgent && <strong className={classes.overdue}>{t('wallPanels.urgent')} </strong>}
            {row.className}
          </span>
        </span>
        <span className={aside === undefined ? classes[state] : classes.quiet}>{aside ?? clock}</span>
      </span>
      {lines === 3 ? (
        <>
          <span className={classes.line}>{row.place}</span>
          <span className={`${classes.line} ${classes.quiet}`}>{row.unit}</span>
        </>
      ) : (
        <span className={`${classes.ends} ${classes.quiet}`}>
          <span className={classes.line}>{row.place}</span>
          {row.unit !== undefined && <span className={`${classes.line} ${classes.unit}`}>{row.unit}</span>}
        </span>
      )}
    </div>
  );
}
