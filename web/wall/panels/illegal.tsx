import type { Figures } from '#domain/wall/figures.ts';
import { formatArea } from '../../i18n/measures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { lineHeight } from './figure-layout.ts';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps, Size } from './panel-props.ts';
import { StateMark } from './state-mark.tsx';
import { useTextPixels } from './surroundings.ts';
import classes from './panels.module.css';

type Month = Figures['illegal']['months'][number];
type Ledger = 'new' | 'stock';

/** Lines that a ledger takes beside its columns: what stands, and against when; the ends of its months. */
const linesOfLedger = 2;
/** Columns are as high at least, ems; lower they say nothing. */
const leastColumns = 0.9;
/** So wide at least where both stand beside each other, ems. */
const ledgerEms = 15;

/** New illegal buildings that stand, of which there should be none, and the stock, which must fall: month by month. */
export function IllegalPanel({ figures: { months }, size }: PanelProps<'illegal'>) {
  const { t } = useWords();
  const { body } = useTextPixels();
  if (months.length === 0) return <PanelSays>{t('wallPanels.noIllegal')}</PanelSays>;
  const isBeside = size.width >= 2 * ledgerEms * body;
  const height = isBeside ? size.height : size.height / 2;
  return (
    <div className={classes.ledgers} style={{ flexDirection: isBeside ? 'row' : 'column' }}>
      <OneLedger of="new" months={months} size={{ width: size.width, height }} />
      <OneLedger of="stock" months={months} size={{ width: size.width, height }} />
    </div>
  );
}

function OneLedger({
  of,
  months,
  size,
}: {
  readonly of: Ledger;
  readonly months: readonly Month[];
  readonly size: Size;
}) {
  const { t, language } = useWords();
  const { body } = useTextPixels();
  const [first, now] = [months[0]!, months.at(-1)!];
  const before = months.at(-2);
  const isNew = of === 'new';
  const area = (month: Month) => (isNew ? month.newSquareMetres : month.stockSquareMetres);
  const count = (month: Month) => (isNew ? month.newStanding : month.stock);
  // New ones should be none at all; the stock should be less than it was.
  const state = isNew
    ? count(now) > 0
      ? 'overdue'
      : 'ok'
    : before === undefined || area(now) === area(before)
      ? 'none'
      : area(now) < area(before)
        ? 'ok'
        : 'overdue';
  const left = size.height / body - linesOfLedger * lineHeight - 0.3;
  return (
    <section className={classes.ledger} aria-label={t(`wallPanels.ledger.${of}`)}>
      <span className={classes.ends}>
        <span className={classes.named}>
          <StateMark state={state} />
          <span className={classes.line}>{t(`wallPanels.ledger.${of}`)}</span>
        </span>
        <span className={classes.strong}>
          {t('wallPanels.buildings', { n: formatNumber(count(now), language), area: formatArea(area(now)) })}
        </span>
      </span>
      {left >= leastColumns && (
        <Columns
          values={months.map(area)}
          height={left}
          label={t('wallPanels.byMonth', {
            from: first.month,
            to: now.month,
            first: formatArea(area(first)),
            last: formatArea(area(now)),
          })}
        />
      )}
      <span className={`${classes.ends} ${classes.quiet}`}>
        <span>{first.month}</span>
        {before !== undefined && <span className={classes.line}>{change(area(now) - area(before))}</span>}
        <span>{now.month}</span>
      </span>
    </section>
  );

  /** Against the end of the month before. */
  function change(by: number): string {
    if (by === 0) return t('wallPanels.unchanged');
    return t(by > 0 ? 'wallPanels.grew' : 'wallPanels.fell', { area: formatArea(Math.abs(by)) });
  }
}

/** A column a month from nought up, the running month's darker. @param height ems */
function Columns({
  values,
  height,
  label,
}: {
  readonly values: readonly number[];
  readonly height: number;
  readonly label: string;
}) {
  const most = Math.max(1, ...values);
  return (
    <svg
      className={classes.columns}
      style={{ height: `${height.toFixed(2)}em` }}
      viewBox={`0 0 ${values.length} 100`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {values.map((value, place) => {
        const tall = value === 0 ? 1 : Math.max(3, (100 * value) / most);
        return (
          <rect
            key={place}
            x={place + 0.12}
            y={+(100 - tall).toFixed(2)}
            width={0.76}
            height={+tall.toFixed(2)}
            {...(place === values.length - 1 && { 'data-now': true })}
          />
        );
      })}
    </svg>
  );
}
