import { grid } from './grid.ts';
import type { PanelKind } from './panel-kinds.ts';
import { textPixels, type ReadingParts } from './readable.ts';
import type { PartPlace } from './scene.ts';
import type { Screen } from './screen.ts';

/** The screens that a scene is composed for: how it is spread, how high each is and from where it is read. */
export interface ComposedFor extends Pick<Screen, 'heightMetres' | 'distanceMetres'> {
  /** Screens across and down that the scene is spread over, each 16 : 9. */
  readonly columns: number;
  readonly rows: number;
  /** How large text must be, as the bureau set it. */
  readonly reading?: ReadingParts;
}

/** A 55-inch screen at 5 m (practice.md 7). */
export const usualScreen: ComposedFor = { columns: 1, rows: 1, heightMetres: 0.685, distanceMetres: 5 };

type Size = Pick<PartPlace, 'width' | 'height'>;

/** What a panel takes to say anything: heights of its text, body or figures. */
const sizes: Readonly<Record<'list' | 'line', Size>> & { readonly five: Size } = {
  list: { width: 12.6, height: 8.5 },
  line: { width: 15, height: 2.8 },
  five: { width: 9.7, height: 2.7 },
};

/**
 * How many cells a panel takes at least for text that can be read from where people sit: the farther they sit, or the lower
 * the screen is, the more. Never more than the grid has.
 */
export function leastCells(kind: PanelKind, { columns, rows, reading, ...screen }: ComposedFor): Size {
  const text = textPixels(screen, 1, reading);
  const isLine = kind === 'headline' || kind === 'legend' || kind === 'second';
  const size = sizes[kind === 'five' ? 'five' : isLine ? 'line' : 'list'];
  const high = kind === 'five' ? text.figures : text.body;
  const cells = (part: number, whole: number, count: number) =>
    Math.min(count, Math.ceil((part * high * count) / whole));
  return {
    width: cells(size.width, (columns * 16) / 9, grid.columns),
    height: cells(size.height, rows, grid.rows),
  };
}
