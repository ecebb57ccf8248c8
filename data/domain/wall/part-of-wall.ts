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

/** How many screens a scene is spread over, and what parts their pictures; pixels. */
export interface SpreadOver {
  readonly columns: number;
  readonly rows: number;
  /** Between the pictures of two neighbours, which nobody sees; default none. */
  readonly bezel?: number;
  /** Of each screen of the upper row, above the scene; default none. */
  readonly header?: number;
}

/**
 * Where a part of a scene stands on a screen. The scene's grid spans the one screen, or the pictures of the whole wall, of
 * which the screen draws its part: the rectangle is then all of the part, what bezels hide of it too, and may begin before
 * the screen and end beyond it. Edges are whole pixels of the wall, so that what stands side by side on the grid or goes on
 * on the next screen joins; what ends where a screen ends loses nothing behind the bezel.
 * @param wall all of its screens have the size of `screen`
 * @param slot which of them this is; undefined = the scene is on this screen alone
 * @param screen pixels of this screen, whole numbers
 * @returns from where the scene begins on this screen, below its header; undefined where nothing of the part is on it
 */
export function partOnScreen(
  place: PartPlace,
  wall: SpreadOver,
  slot: Slot | undefined,
  screen: PixelSize,
): PixelRect | undefined {
  const { columns, rows, bezel = 0, header = 0 } = slot === undefined ? { columns: 1, rows: 1 } : wall;
  const { column, row } = slot ?? { column: 0, row: 0 };
  const across = spanOf(place.x, place.width, grid.columns, { screens: columns, pixels: screen.width, bezel, lost: 0 });
  const down = spanOf(place.y, place.height, grid.rows, { screens: rows, pixels: screen.height, bezel, lost: header });
  const left = across.from - column * (screen.width + bezel);
  const top = down.from - (row === 0 ? 0 : row * (screen.height + bezel) - header);
  const [width, height] = [across.to - across.from, down.to - down.from];
  const seen = row === 0 ? screen.height - header : screen.height;
  const isSeen = left < screen.width && top < seen && left + width > 0 && top + height > 0;
  return isSeen ? { left, top, width, height } : undefined;
}

/** Screens one after the other; `lost`: pixels of the first that the scene has not. */
interface ScreenLine {
  readonly screens: number;
  readonly pixels: number;
  readonly bezel: number;
  readonly lost: number;
}

/** Where cells of the grid begin and end on a line of screens, in pixels from where the scene begins, bezels among them. */
function spanOf(cell: number, cells: number, all: number, { screens, pixels, bezel, lost }: ScreenLine) {
  // The cells of each screen share what it has, so that those that end with a screen of the grid end there on the wall.
  const pixelOf = (edge: number) => {
    const at = (edge * screens) / all;
    return Math.round(at < 1 ? at * (pixels - lost) : at * pixels - lost);
  };
  const [begin, end] = [pixelOf(cell), pixelOf(cell + cells)];
  const first = Math.floor((begin + lost) / pixels);
  const last = Math.ceil((end + lost) / pixels) - 1;
  return { from: begin + first * bezel, to: end + last * bezel };
}

/** Pixels of a screen that lie between its picture and the next one's. @param millimetres between the two pictures */
export function bezelPixels(millimetres: number, heightMetres: number, pixelsHigh: number): number {
  return Math.round((millimetres / 1000 / heightMetres) * pixelsHigh);
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
