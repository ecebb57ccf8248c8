import { formatNumber } from '../../i18n/numbers.ts';
import { formatShare } from '../../i18n/percent.ts';
import { formatSpan } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FigureRow } from './figure-row.tsx';
import type { OneFigureProps } from './one-figure.tsx';
import type { PanelProps } from './panel-props.ts';
import { useTextPixels } from './surroundings.ts';
import classes from './panels.module.css';

/** The five numbers a bureau chief asks for (practice.md 5), as high as practice.md 7 has them at least. */
export function FivePanel({ figures, size, now, time }: PanelProps<'five'>) {
  const { t, language } = useWords();
  const text = useTextPixels();
  const number = (n: number) => formatNumber(n, language);
  const share = (n: number | null, m: number) =>
    n === null || m === 0 ? { figure: t('missing') } : { figure: inFigure(formatShare(n, m)), unit: '%' };
  const { filedToday, overdue, onTime, repeat, onDuty } = figures;
  const { worstUnit, longest } = overdue;
  const shown: OneFigureProps[] = [
    {
      name: t('wallPanels.name.filedToday'),
      figure: number(filedToday.n),
      below: [
        t('wallPanels.citizens', { n: number(filedToday.citizens) }),
        t('wallPanels.yesterdayNow', { n: number(filedToday.yesterday) }),
      ],
    },
    {
      name: t('wallPanels.name.overdue'),
      figure: number(overdue.n),
      state: overdue.n > 0 ? 'overdue' : 'ok',
      below: [
        ...(worstUnit ? [<Counted key="unit" words={worstUnit.unit} n={number(worstUnit.n)} />] : []),
        ...(longest
          ? [t('wallPanels.longest', { span: formatSpan(Math.max(0, now - Date.parse(longest.dueAt)), t) })]
          : []),
      ],
    },
    {
      name: t('wallPanels.name.onTime'),
      ...share(onTime.n, onTime.m),
      below: [
        t('wallPanels.ratio', { n: number(onTime.n), m: number(onTime.m) }),
        t('wallPanels.suspended', { n: number(onTime.suspended) }),
      ],
    },
    {
      name: t('wallPanels.name.repeat'),
      figure: number(repeat.n),
      below: repeat.worst ? [repeat.worst.place, ...(repeat.worst.unit === undefined ? [] : [repeat.worst.unit])] : [],
    },
    {
      name: t('wallPanels.name.onDuty'),
      ...share(onDuty.n, onDuty.m),
      below: [
        t('wallPanels.present', { n: onDuty.n === null ? t('missing') : number(onDuty.n), m: number(onDuty.m) }),
        ...(onDuty.lost === undefined || onDuty.absent === undefined
          ? []
          : [t('wallPanels.lost', { lost: number(onDuty.lost), absent: number(onDuty.absent) })]),
      ],
    },
  ];
  // Larger than the distance asks for where there is room.
  return <FigureRow figures={shown} size={size} sizes={[text.figures * 1.25, text.figures]} time={time} />;
}

function Counted({ words, n }: { readonly words: string; readonly n: string }) {
  return (
    <span className={classes.counted}>
      <span className={classes.line}>{words}</span>
      <span>{n}</span>
    </span>
  );
}

/** A share without its sign; all of it without decimals, which are the widest of all figures and say nothing. */
function inFigure(share: string): string {
  const figure = share.slice(0, -1);
  return figure === '100.0' ? '100' : figure;
}
