import { createContext, useContext } from 'react';
import type { TextPixels } from '#domain/wall/readable.ts';
import type { Theme } from '../../map/contract.ts';
import type { LegendEntry } from '../../map/look.ts';

/** What panels need to know of the scene and the screen around them. */
export interface PanelSurroundings {
  /** Absent: the page's own (1 rem, and `--wall-figures`). */
  readonly text?: TextPixels;
  /** For signs of the map; absent: dark. */
  readonly theme?: Theme;
  /** What the map of the scene shows, as its looks say. */
  readonly legend?: readonly LegendEntry[];
  /** The wall's headline, for a headline panel without words of its own. */
  readonly headline?: string;
  /** The stream of changes is interrupted: what is shown may be old, however fresh its figures look. */
  readonly isBehind?: boolean;
}

/** Given by whoever draws a scene. */
export const PanelSurroundingsContext = createContext<PanelSurroundings>({});

/** The five figures over body text where the page says nothing else: distance / 80 over distance / 250. */
const figuresOverBody = 250 / 80;

/** How large text is here. */
export function useTextPixels(): TextPixels {
  const { text } = useContext(PanelSurroundingsContext);
  return text ?? ownText();
}

function ownText(): TextPixels {
  const style = getComputedStyle(document.documentElement);
  const body = Number.parseFloat(style.fontSize) || 16;
  const figures = Number.parseFloat(style.getPropertyValue('--wall-figures'));
  return { body, figures: figures > 0 ? figures : body * figuresOverBody };
}
