import type { Page } from 'playwright-core';

interface Frames {
  readonly drawn: number[];
  readonly moves: number[];
}

/** So long a move of a wall's camera takes, milliseconds (web/wall/scene/scene-map.tsx). */
const moveMs = 1_500;

/** Stands in the page before anything else: notes each frame in which the map was really drawn, and when the camera goes on. */
export function watchFrames(): void {
  const frames: Frames = { drawn: [], moves: [] };
  (window as unknown as { frames: Frames }).frames = frames;
  let isDrawn = false;
  for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced'] as const) {
    const draw = WebGL2RenderingContext.prototype[name] as (...given: unknown[]) => void;
    Object.assign(WebGL2RenderingContext.prototype, {
      [name](this: WebGL2RenderingContext, ...given: unknown[]) {
        isDrawn = true;
        draw.apply(this, given);
      },
    });
  }
  const step = () => {
    if (isDrawn) frames.drawn.push(performance.now());
    isDrawn = false;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
  const note = () => void frames.moves.push(performance.now());
  new MutationObserver(note).observe(document, { subtree: true, attributeFilter: ['data-stop'] });
}

/** Frames a second of each move of the camera in the next so many seconds. */
export async function framesOfMoves(page: Page, seconds: number): Promise<number[]> {
  await page.evaluate(() => {
    const { frames } = window as unknown as { frames: Frames };
    frames.drawn.length = 0;
    frames.moves.length = 0;
  });
  await page.waitForTimeout(seconds * 1_000);
  const { drawn, moves } = await page.evaluate(() => (window as unknown as { frames: Frames }).frames);
  return moves
    .slice(0, -1)
    .map((began) => drawn.filter((at) => at >= began && at < began + moveMs).length / (moveMs / 1_000));
}
