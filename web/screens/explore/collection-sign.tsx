import { useMemo } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { LegendSign } from '../../map/legend-sign.tsx';
import { palettes } from '../../map/palette.ts';
import type { LegendEntry, LegendSymbol } from '../../map/look.ts';
import type { Theme } from '../../state/view.ts';
import { looks } from '../looks.ts';
import shape from '../../ui/state-shape.module.css';

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
  return first ? <Sign symbol={first.symbol} /> : null;
}

/** A symbol as the map draws it, enlarged with the type on a wall. */
export function Sign({ symbol }: { readonly symbol: LegendSymbol }) {
  return (
    <span className={shape.shape}>
      <LegendSign symbol={symbol} />
    </span>
  );
}
