import { formatArea, formatLength } from '../../i18n/measures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FigureRow } from './figure-row.tsx';
import type { OneFigureProps } from './one-figure.tsx';
import type { PanelProps } from './panel-props.ts';
import { useTextPixels } from './surroundings.ts';

/** The row below the five: new illegal buildings still standing, ground without a zone, days left of the phase. */
export function SecondPanel({ figures: { newIllegal, noZone, daysLeft }, size, time }: PanelProps<'second'>) {
  const { t, language } = useWords();
  const { body, figures } = useTextPixels();
  const number = (n: number) => formatNumber(n, language);
  const shown: OneFigureProps[] = [
    {
      name: t('wallPanels.name.newIllegal'),
      figure: newIllegal.n === null ? t('missing') : number(newIllegal.n),
      state: newIllegal.n === null ? undefined : newIllegal.n > newIllegal.target ? 'overdue' : 'ok',
      below: [t('wallPanels.target', { n: number(newIllegal.target) })],
    },
    {
      name: t('wallPanels.name.noZone'),
      ...(noZone === null
        ? { figure: t('missing') }
        : measure(noZone.squareMetres === 0 ? '0 m²' : formatArea(noZone.squareMetres))),
      state: noZone === null ? undefined : noZone.squareMetres > 0 || noZone.metres > 0 ? 'soon' : 'ok',
      below: [
        noZone === null
          ? t('wallPanels.noZoneUntested')
          : t('wallPanels.noZoneLength', { length: noZone.metres === 0 ? '0 m' : formatLength(noZone.metres) }),
      ],
    },
    {
      name: t('wallPanels.name.phaseLeft'),
      ...(daysLeft === null ? { figure: t('missing') } : { figure: number(daysLeft), unit: t('wallPanels.day') }),
      below: [],
    },
  ];
  return (
    <FigureRow figures={shown} size={size} sizes={[figures, 0.75 * figures, 2 * body, 1.5 * body, body]} time={time} />
  );
}

/** "3.45 km²" as a figure and its unit. */
function measure(words: string): Pick<OneFigureProps, 'figure' | 'unit'> {
  const [figure = words, unit] = words.split(' ');
  return { figure, unit };
}
