import type { MapLibreMap } from 'maplibre-gl';
import { holdLevel } from './held-level.ts';

/** A computer that draws a sharp move with fewer frames a second draws the next one coarser. */
const slow = 12;
/** One that draws a coarse move with so many draws the next one sharp again; a screen that shows 25 is quick enough. */
const quick = 24;
/** A shorter move, as one that another took the place of, tells nothing, milliseconds. */
const tellingMs = 1_000;
/** Side of what is drawn then, of what it is at rest: a quarter of the points. */
const coarse = 0.5;
/** Signs and names find their places so seldom then, not anew in every frame, milliseconds. */
const placingMs = 300;

/** A move that is over. */
export interface Move {
  readonly isCoarse: boolean;
  /** How many frames of it were drawn, and how long it took, milliseconds. */
  readonly frames: number;
  readonly ms: number;
}

/** Whether the move after this one is drawn coarser. */
export function isNextCoarse({ isCoarse, frames, ms }: Move): boolean {
  if (ms < tellingMs) return isCoarse;
  return (frames * 1_000) / ms < (isCoarse ? quick : slow);
}

/** How a map is drawn while it moves by itself. */
export interface CoarseMoves {
  /** A move to a zoom has begun. */
  begin(zoom: number): void;
  /** It is over: what stands is sharp. */
  end(): void;
}

type Moved = Pick<MapLibreMap, 'on' | 'setPixelRatio' | 'getZoom' | 'getSource' | '_fadeDuration'>;

/**
 * Lets a computer without a graphics card follow the moves of a map: what goes past is drawn coarser where the move before
 * halted, from tiles of the farther of its two ends, and what stands is always sharp.
 * @param ratio points a CSS pixel at rest
 */
export function coarseMoves(map: Moved, ratio: () => number): CoarseMoves {
  let isCoarse = false;
  /** When the move under way began. */
  let begun: number | undefined;
  let frames = 0;
  /** Makes the map as it was before a coarse move. */
  let sharpen: (() => void) | undefined;
  /** When signs and names found their places last. */
  let placed = 0;
  map.on('render', () => {
    frames += 1;
    if (sharpen === undefined) return;
    // Without a time to fade MapLibre places all of them in the next frame; with one it leaves them where they are.
    const now = performance.now();
    const isDue = now - placed >= placingMs;
    if (isDue) placed = now;
    map._fadeDuration = isDue ? 0 : placingMs;
  });
  return {
    begin(zoom) {
      [begun, frames] = [performance.now(), 0];
      if (!isCoarse) return;
      const letGo = holdLevel(map, Math.floor(Math.min(zoom, map.getZoom())));
      const { _fadeDuration } = map;
      sharpen = () => {
        letGo();
        Object.assign(map, { _fadeDuration });
        map.setPixelRatio(ratio());
      };
      map._fadeDuration = placingMs;
      map.setPixelRatio(ratio() * coarse);
    },
    end() {
      if (begun === undefined) return;
      const ms = performance.now() - begun;
      begun = undefined;
      // A move ends before its last frame is drawn: nothing flickers.
      sharpen?.();
      sharpen = undefined;
      isCoarse = isNextCoarse({ isCoarse, frames, ms });
    },
  };
}
