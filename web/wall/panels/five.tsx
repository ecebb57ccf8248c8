import { formatNumber } from '../../i18n/numbers.ts';
import { formatShare } from '../../i18n/percent.ts';
import { formatSpan } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FigureRow } from './figure-row.tsx';
import type { OneFigureProps } from './one-figure.tsx';
import type { PanelProps } from './panel-props.ts';
import { useTextPixels } from './surroundings.ts';

/** The five numbers a bureau chief asks for (practice.md 5), as high as practice.md 7 has them at least. */
export function FivePanel({ figures, size, now, time }: PanelProps<'five'>) {
  const { t, language } = useWords();
  const text = useTextPixels();
  const number = (n: number) => formatNumber(n, language);
  const share = (n: number | null, m: number) =>
    n === null || m === 0 ? { figure: t('missing') } : { figure: formatShare(n, m).slice(0, -1), unit: '%' };
  const { filedToday, overdue, onTime, repeat, onDuty } = figures;
  const { worstUnit, longest } = overdue;
  const shown: OneFigureProps[] = [
    {
      name: t('numbers.five.filedToday'),
      figure: number(filedToday.n),
      below: [
        t('wallPanels.citizens', { n: number(filedToday.citizens) }),
        t('wallPanels.yesterdayNow', { n: number(filedToday.yesterday) }),
      ],
    },
    {
      name: t('numbers.five.overdue'),
      figure: number(overdue.n),
      state: overdue.n > 0 ? 'overdue' : 'ok',
      below: [
        ...(worstUnit ? [t('wallPanels.worstUnit', { unit: worstUnit.unit, n: number(worstUnit.n) })] : []),
        ...(longest
          ? [t('wallPanels.longest', { span: formatSpan(Math.max(0, now - Date.parse(longest.dueAt)), t) })]
          : []),
      ],
    },
    {
      name: t('numbers.five.onTime'),
      ...share(onTime.n, onTime.m),
      below: [
        t('wallPanels.ratio', { n: number(onTime.n), m: number(onTime.m) }),
        t('wallPanels.suspended', { n: number(onTime.suspended) }),
      ],
    },
    {
      name: t('wallPanels.repeat'),
      figure: number(repeat.n),
      below: repeat.worst ? [repeat.worst.place, ...(repeat.worst.unit === undefined ? [] : [repeat.worst.unit])] : [],
    },
    {
      name: t('numbers.five.onDuty'),
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
