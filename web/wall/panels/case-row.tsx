import type { WallCase } from '#domain/wall/figures.ts';
import { formatSpan } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { readWallCase } from './case-clock.ts';
import { StateMark } from './state-mark.tsx';
import classes from './panels.module.css';

/** A case in two lines: what and by when; where and who. */
export const caseRowEms = 2.7;
/** So wide at least where two stand beside each other, ems. */
export const caseRowWidth = 17;

/**
 * A case as walls show it: state and class, what its clock says, place and unit; nothing personal.
 * @param now epoch milliseconds
 * @param aside at the right of the first line, instead of the clock
 */
export function CaseRow({
  row,
  now,
  aside,
}: {
  readonly row: WallCase;
  readonly now: number;
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
      <span className={`${classes.ends} ${classes.quiet}`}>
        <span className={classes.line}>{row.place}</span>
        {row.unit !== undefined && <span className={`${classes.line} ${classes.unit}`}>{row.unit}</span>}
      </span>
    </div>
  );
}
