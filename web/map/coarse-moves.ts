import type { MapLibreMap } from 'maplibre-gl';
import { holdLevel } from './held-level.ts';

/** A computer that draws a move with fewer frames a second draws the next one a step coarser. */
const slow = 15;
/**
 * How coarse a move is drawn. `side`: of what is drawn then, of what it is at rest: half of it is a quarter of the points.
 * `quick`: a computer that draws a move of this step with so many frames a second keeps up a step sharper too; a screen
 * that shows 25 is quick enough. What a step saves is measured by `npm run bench -- wall`: over half, and a fifth.
 */
const steps = [
  { side: 1, quick: Infinity },
  { side: 0.5, quick: 24 },
  { side: 0.35, quick: 19 },
] as const;
/** A shorter move, as one that another took the place of, tells nothing, milliseconds. */
const tellingMs = 1_000;
/** Signs and names find their places so seldom then, not anew in every frame, milliseconds. */
const placingMs = 300;

/** A move that is over. */
export interface Move {
  /** 0: sharp; the higher, the coarser. */
  readonly step: number;
  /** How many frames of it were drawn, and how long it took, milliseconds. */
  readonly frames: number;
  readonly ms: number;
}

/** The step in which the move after this one is drawn. */
export function stepAfter({ step, frames, ms }: Move): number {
  if (ms < tellingMs) return step;
  const drawn = (frames * 1_000) / ms;
  if (drawn >= steps[step]!.quick) return step - 1;
  return drawn < slow ? Math.min(step + 1, steps.length - 1) : step;
}

/** How a map is drawn while it moves by itself. */
export interface CoarseMoves {
  /** A move to a zoom has begun. */
  begin(zoom: number): void;
  /** It is over: what stands is sharp. */
  end(): void;
  /** Whether such a move is under way. */
  isCoarse(): boolean;
}

type Moved = Pick<MapLibreMap, 'on' | 'setPixelRatio' | 'getZoom' | 'getSource' | '_fadeDuration'>;

/**
 * Lets a computer without a graphics card follow the moves of a map: what goes past is drawn coarser where the move before
 * halted, from tiles of the farther of its two ends, and what stands is always sharp.
 * @param ratio points a CSS pixel at rest
 */
export function coarseMoves(map: Moved, ratio: () => number): CoarseMoves {
  let step = 0;
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
      if (step === 0) return;
      const letGo = holdLevel(map, Math.floor(Math.min(zoom, map.getZoom())));
      const { _fadeDuration } = map;
      sharpen = () => {
        letGo();
        Object.assign(map, { _fadeDuration });
        map.setPixelRatio(ratio());
      };
      map._fadeDuration = placingMs;
      map.setPixelRatio(ratio() * steps[step]!.side);
    },
    end() {
      if (begun === undefined) return;
      const ms = performance.now() - begun;
      begun = undefined;
      // A move ends before its last frame is drawn: nothing flickers.
      sharpen?.();
      sharpen = undefined;
      step = stepAfter({ step, frames, ms });
    },
    isCoarse: () => sharpen !== undefined,
  };
}
