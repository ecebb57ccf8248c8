import type { MapLibreMap } from 'maplibre-gl';

/** A computer that draws a move with fewer frames a second draws the next one coarser; one that draws more, sharp again. */
const slow = 12;
const quick = 40;
/** Side of what is drawn then, of what it is at rest: a quarter of the points. */
const coarse = 0.5;

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
export function coarseMoves(map: MapLibreMap, ratio: () => number): CoarseMoves {
  let isMoving = false;
  let isCoarse = false;
  let isSlow = false;
  let [frames, begun] = [0, 0];
  map.on('render', () => {
    frames += 1;
  });
  return {
    begin() {
      [isMoving, frames, begun] = [true, 0, performance.now()];
      if (!isSlow || isCoarse) return;
      isCoarse = true;
      map.setPixelRatio(ratio() * coarse);
    },
    end() {
      if (!isMoving) return;
      isMoving = false;
      const rate = (frames * 1_000) / Math.max(1, performance.now() - begun);
      isSlow = rate < (isCoarse ? quick : slow);
      if (!isCoarse) return;
      isCoarse = false;
      // A move ends before its last frame is drawn: nothing flickers.
      map.setPixelRatio(ratio());
    },
  };
}
