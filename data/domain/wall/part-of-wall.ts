import type { Bbox } from '#domain/geometry/bbox.ts';
import { latOf, lngOf, worldSize, worldX, worldY } from '#domain/geometry/tile.ts';
import { grid } from './grid.ts';
import type { PartPlace } from './scene.ts';
import type { Slot } from './showing.ts';

/** Pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in pixels, from the upper left corner of what it lies on. */
export interface PixelRect extends PixelSize {
  readonly left: number;
  readonly top: number;
}

/** Where a map looks; `zoom` of a world of 512 * 2^zoom pixels. */
export interface SliceCamera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}

/**
 * Where a part of a scene stands on a screen. The scene's grid spans the one screen, or the whole wall, of which the screen
 * draws its part: the rectangle is then all of the part and may begin before the screen and end beyond it. Edges are whole
 * pixels of the wall, so that what stands side by side on the grid or goes on on the next screen joins.
 * @param wall how many screens the scene is spread over; all of them have the size of `screen`
 * @param slot which of them this is; undefined = the scene is on this screen alone
 * @param screen pixels of this screen, whole numbers
 * @returns undefined where nothing of the part is on this screen
 */
export function partOnScreen(
  place: PartPlace,
  wall: { readonly columns: number; readonly rows: number },
  slot: Slot | undefined,
  screen: PixelSize,
): PixelRect | undefined {
  const { columns, rows } = slot === undefined ? { columns: 1, rows: 1 } : wall;
  const { column, row } = slot ?? { column: 0, row: 0 };
  const across = (cell: number) => Math.round((cell * columns * screen.width) / grid.columns);
  const down = (cell: number) => Math.round((cell * rows * screen.height) / grid.rows);
  const left = across(place.x) - column * screen.width;
  const top = down(place.y) - row * screen.height;
  const width = across(place.x + place.width) - across(place.x);
  const height = down(place.y + place.height) - down(place.y);
  const isSeen = left < screen.width && top < screen.height && left + width > 0 && top + height > 0;
  return isSeen ? { left, top, width, height } : undefined;
}

/**
 * The piece of a part that a screen draws, from the part's own upper left corner.
 * @param part as `partOnScreen` gives it
 */
export function sliceOnScreen(part: PixelRect, screen: PixelSize): PixelRect {
  const left = Math.max(0, -part.left);
  const top = Math.max(0, -part.top);
  const width = Math.min(part.width, screen.width - part.left) - left;
  const height = Math.min(part.height, screen.height - part.top) - top;
  return { left, top, width, height };
}

const tilePixels = 512;

/**
 * The camera of the slice of a map that one screen draws, so that all slices together are one picture in which the bbox
 * fits; the whole map is one slice.
 * @param bbox what is in sight at least, degrees
 * @param whole the map across all screens
 * @param slice the piece on this screen, in pixels of the whole (`sliceOnScreen`)
 * @param maxZoom how near the map goes at most, for boxes that are a point
 */
export function cameraOfSlice(bbox: Bbox, whole: PixelSize, slice: PixelRect, maxZoom = 17): SliceCamera {
  const [west, south, east, north] = bbox;
  const [left, top, right, bottom] = [worldX(west), worldY(north), worldX(east), worldY(south)];
  const fits = (pixels: number, units: number) => Math.log2((pixels * worldSize) / (tilePixels * Math.max(units, 1)));
  const zoom = Math.max(0, Math.min(fits(whole.width, right - left), fits(whole.height, bottom - top), maxZoom));
  const unitsPerPixel = worldSize / (tilePixels * 2 ** zoom);
  const x = (left + right) / 2 + (slice.left + slice.width / 2 - whole.width / 2) * unitsPerPixel;
  const y = (top + bottom) / 2 + (slice.top + slice.height / 2 - whole.height / 2) * unitsPerPixel;
  return { lng: lngOf(x), lat: latOf(y), zoom };
}
