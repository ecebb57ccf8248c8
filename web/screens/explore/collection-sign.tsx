import { useMemo } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { LegendSign } from '../../map/legend-sign.tsx';
import { palettes } from '../../map/palette.ts';
import type { LegendEntry } from '../../map/look.ts';
import type { Theme } from '../../state/view.ts';
import { looks } from '../looks.ts';

/** The legend of a collection as the map draws it now; empty where it has no look. */
export function useLegend(id: string, theme: Theme): readonly LegendEntry[] {
  const { language } = useWords();
  return useMemo(() => {
    const look = looks.find((candidate) => candidate.id === id);
    return look?.legend({ theme, language, palette: palettes[theme] }) ?? [];
  }, [id, theme, language]);
}

/** The first symbol of a collection's legend: its sign in lists and in the layer tree. */
export function CollectionSign({ id, theme }: { readonly id: string; readonly theme: Theme }) {
  const [first] = useLegend(id, theme);
  return first ? <LegendSign symbol={first.symbol} /> : null;
}
