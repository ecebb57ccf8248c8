import { emergingClasses } from '#domain/hotspots/hotspot.ts';
import { useWords } from '../i18n/use-words.ts';
import { cellSign, type CellMark } from '../map/cell-signs.ts';
import { IconSvg } from '../map/icon-svg.tsx';
import { palettes } from '../map/palette.ts';
import type { Theme } from '../state/view.ts';

/** What a mark is called. */
export function useMarkWords(): (mark: CellMark) => string {
  const { t, say } = useWords();
  return (mark) => {
    if (mark === 'hot') return t('hotspots.mark.hot');
    return say(emergingClasses[mark === 'faint' ? 'none' : mark]);
  };
}

/** The sign of a mark, as the map draws it; its words stand beside it. */
export function CellSign({ mark, theme }: { readonly mark: CellMark; readonly theme: Theme }) {
  return mark === 'faint' ? null : <IconSvg icon={cellSign(mark, palettes[theme])} />;
}
