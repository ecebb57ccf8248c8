import type { MapLibreMap } from 'maplibre-gl';

/** A computer that draws a sharp move with fewer frames a second draws the next one coarser. */
const slow = 12;
/** One that draws a coarse move with so many draws the next one sharp again; a screen that shows 25 is quick enough. */
const quick = 24;
/** A shorter move, as one that another took the place of, tells nothing, milliseconds. */
const tellingMs = 1_000;
/** Side of what is drawn then, of what it is at rest: a quarter of the points. */
const coarse = 0.5;

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
  /** A move has begun. */
  begin(): void;
  /** It is over: what stands is sharp. */
  end(): void;
}

/**
 * Lets a computer without a graphics card follow the moves of a map: what goes past is drawn coarser where the move before
 * halted, and what stands is always sharp.
 * @param ratio points a CSS pixel at rest
 */
export function coarseMoves(map: Pick<MapLibreMap, 'on' | 'setPixelRatio'>, ratio: () => number): CoarseMoves {
  let isCoarse = false;
  /** When the move under way began. */
  let begun: number | undefined;
  let frames = 0;
  map.on('render', () => {
    frames += 1;
  });
  return {
    begin() {
      [begun, frames] = [performance.now(), 0];
      if (isCoarse) map.setPixelRatio(ratio() * coarse);
    },
    end() {
      if (begun === undefined) return;
      const ms = performance.now() - begun;
      begun = undefined;
      // A move ends before its last frame is drawn: nothing flickers.
      if (isCoarse) map.setPixelRatio(ratio());
      isCoarse = isNextCoarse({ isCoarse, frames, ms });
    },
  };
}
