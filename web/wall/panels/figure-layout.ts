import type { TextPixels } from '#domain/wall/readable.ts';
import type { Size } from './panel-props.ts';

/** How large figures with their names stand in a panel. */
export interface FigureLayout {
  readonly columns: number;
  /** Height of the figures, CSS pixels. */
  readonly figure: number;
  /** Lines that fit below each figure. */
  readonly lines: number;
}

/** Height of a line of text over its size. */
export const lineHeight = 1.25;
/** Height that a figure takes over its size. */
export const figureLine = 1.05;
/** Widths: a figure such as "93.2%" over its size, and a name of seven Chinese characters over body text. */
const [figureWidth, nameWidth] = [2.6, 7.5];
/** Between two of them, over body text. */
const gap = 0.8;

/**
 * Lays out `count` figures: at the largest size there is room for, then with the most lines below each, then in the fewest
 * rows. Where there is no room at all they stand at the smallest size and what is too much is cut.
 * @param sizes heights of the figures that would do, falling, CSS pixels
 * @param lines wished below each
 */
export function figureLayout(
  count: number,
  { width, height }: Size,
  { body }: Pick<TextPixels, 'body'>,
  sizes: readonly number[],
  lines: number,
): FigureLayout {
  const most = Array.from({ length: count }, (_, place) => count - place);
  for (const [place, figure] of sizes.entries()) {
    const isLast = place === sizes.length - 1;
    const found = most
      .map((columns): FigureLayout => {
        const oneWidth = (width - (columns - 1) * gap * body) / columns;
        const oneHeight = height / Math.ceil(count / columns);
        const free = oneHeight - lineHeight * body - figureLine * figure;
        const fits = oneWidth >= Math.max(figureWidth * figure, nameWidth * body);
        const below = Math.floor(free / (lineHeight * body) + 0.01);
        return { columns, figure, lines: fits ? Math.min(lines, below) : -1 };
      })
      // Of as many lines the one with more columns comes first.
      .reduce((best, one) => (one.lines > best.lines ? one : best));
    // A smaller figure is worth it where it gives a line below.
    if (found.lines >= (isLast ? 0 : Math.min(1, lines))) return found;
  }
  const columns = width >= height ? count : 1;
  return { columns, figure: sizes.at(-1)!, lines: 0 };
}
