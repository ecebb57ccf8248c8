import { formatArea, formatLength } from '../../i18n/measures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { ReachThing } from './reach-figures.ts';

/** Says an amount of area (m²), road (m) or places. */
export function useAmounts(): (thing: ReachThing, amount: number) => string {
  const { t, language } = useWords();
  return (thing, amount) => {
    if (thing === 'area') return amount === 0 ? '0 m²' : formatArea(amount);
    if (thing === 'road') return amount === 0 ? '0 m' : formatLength(amount);
    return t('checkTools.reach.count', { amount: formatNumber(amount, language) });
  };
}
