import type { TextPixels } from '#domain/wall/readable.ts';
import type { Size } from './panel-props.ts';
import { measuredEms } from './text-width.ts';

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
export const figureLine = 1.15;
/** Between two of them, over body text. */
const gap = 0.8;

/** What is to be laid out. */
export interface FiguresToLay {
  readonly count: number;
  /** How wide the widest of them is over its size: see `figureEms`. */
  readonly ems: number;
  /** How wide the widest of their names is over body text. */
  readonly name: number;
  /** Heights that would do, falling, CSS pixels. */
  readonly sizes: readonly number[];
  /** Lines wished below each. */
  readonly lines: number;
}

/**
 * Lays out large figures: with the most lines below each, then at the largest size, then in the fewest rows. Where there is
 * no room at all they stand at the smallest size, and what is too much is cut.
 */
export function figureLayout(
  { count, ems, name, sizes, lines }: FiguresToLay,
  { width, height }: Size,
  { body }: Pick<TextPixels, 'body'>,
): FigureLayout {
  const across = Array.from({ length: count }, (_, place) => count - place);
  const [best] = sizes
    .flatMap((figure) =>
      across.map((columns): FigureLayout => {
        const oneWidth = (width - (columns - 1) * gap * body) / columns;
        const oneHeight = height / Math.ceil(count / columns);
        const free = oneHeight - lineHeight * body - figureLine * figure;
        const fits = oneWidth >= Math.max(ems * figure, name * body);
        return { columns, figure, lines: fits ? Math.min(lines, Math.floor(free / (lineHeight * body) + 0.01)) : -1 };
      }),
    )
    // A stable sort: of as many lines the larger figure comes first, and of one size the one with more columns.
    .sort((a, b) => b.lines - a.lines);
  if (best !== undefined && best.lines >= 0) return best;
  return { columns: width >= height ? count : 1, figure: sizes.at(-1)!, lines: 0 };
}

/** How wide a figure is over its size: with its unit half as high, and a shape before it. */
export function figureEms(figure: string, unit: string | undefined, hasState: boolean): number {
  const signs = (unit === undefined ? 0 : 0.12 + 0.5 * measuredEms(unit)) + (hasState ? 0.68 : 0);
  return measuredEms(figure, true) + signs;
}
