import { partOnScreen, type PixelRect, type PixelSize, type SpreadOver } from '#domain/wall/part-of-wall.ts';
import type { PartPlace } from '#domain/wall/scene.ts';
import type { Slot } from '#domain/wall/showing.ts';

/** The piece of a scene that one screen draws below its header; pixels. */
export interface Stage {
  /** Of this screen's piece. */
  readonly size: PixelSize;
  /** What the scene is spread over, and which of its screens this is; absent where it is on this screen alone. */
  readonly spread?: SpreadOver & { readonly slot: Slot };
}

/**
 * Where a screen draws a scene. Only the upper row of a wall has a header: the scene goes on without a gap on the screens
 * below.
 * @param screen pixels of the screen
 * @param header pixels of its header, where it has one
 * @param spread absent: the scene is on this screen alone
 */
export function stageOf(screen: PixelSize, header: number, spread: Stage['spread']): Stage {
  const height = (spread?.slot.row ?? 0) === 0 ? screen.height - header : screen.height;
  return { size: { width: screen.width, height }, ...(spread && { spread: { ...spread, header } }) };
}

/**
 * Where a part stands on the stage, pixels from the stage's upper left corner; may begin before it and end beyond it.
 * @returns undefined where nothing of it is on this screen
 */
export function partOnStage(place: PartPlace, { size, spread }: Stage): PixelRect | undefined {
  if (spread === undefined) return partOnScreen(place, { columns: 1, rows: 1 }, undefined, size);
  const { slot, header = 0 } = spread;
  return partOnScreen(place, spread, slot, { ...size, height: size.height + (slot.row === 0 ? header : 0) });
}
