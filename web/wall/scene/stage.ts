import { partOnScreen, type PixelRect, type PixelSize } from '#domain/wall/part-of-wall.ts';
import type { PartPlace } from '#domain/wall/scene.ts';
import type { Slot } from '#domain/wall/showing.ts';

/** The piece of a scene that one screen draws below its header; pixels. */
export interface Stage {
  /** Of this screen's piece. */
  readonly size: PixelSize;
  /** Of the whole scene: as large as the piece where the scene is on this screen alone. */
  readonly whole: PixelSize;
  /** How many screens the scene is spread over, and which of them this is; absent where it is on this screen alone. */
  readonly spread?: { readonly columns: number; readonly rows: number; readonly slot: Slot };
  /** Pixels that headers of the screens above take of the scene's height. */
  readonly header: number;
}

/**
 * Where a screen draws a scene. Only the upper row of a wall has a header: the scene goes on without a gap on the screens
 * below.
 * @param screen pixels of the screen
 * @param header pixels of its header, where it has one
 * @param spread absent: the scene is on this screen alone
 */
export function stageOf(screen: PixelSize, header: number, spread: Stage['spread']): Stage {
  const { columns, rows, slot } = spread ?? { columns: 1, rows: 1, slot: { column: 0, row: 0 } };
  const height = slot.row === 0 ? screen.height - header : screen.height;
  return {
    size: { width: screen.width, height },
    whole: { width: columns * screen.width, height: rows * screen.height - header },
    ...(spread && { spread }),
    header,
  };
}

/**
 * Where a part stands on the stage, pixels from the stage's upper left corner; may begin before it and end beyond it.
 * @returns undefined where nothing of it is on this screen
 */
export function partOnStage(place: PartPlace, { size, whole, spread, header }: Stage): PixelRect | undefined {
  const { columns, slot } = spread ?? { columns: 1, slot: { column: 0, row: 0 } };
  // Rows are of unequal height because of the header: the wall is taken as one row of high screens.
  const wide = { width: whole.width / columns, height: whole.height };
  const part = partOnScreen(place, { columns, rows: 1 }, { column: slot.column, row: 0 }, wide);
  if (part === undefined) return undefined;
  const above = slot.row === 0 ? 0 : slot.row * size.height - header;
  const top = part.top - above;
  return top < size.height && top + part.height > 0 ? { ...part, top } : undefined;
}
