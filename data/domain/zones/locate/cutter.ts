import { cutSegment } from './cut-segment.ts';
import type { Locator } from './locator.ts';
import type { Cutter } from './road-sides.ts';

/** Cuts by all borders that a locator knows; tells owners by their place in its table. */
export function cutterBy(locator: Locator): Cutter {
  return {
    cut: (px, py, qx, qy, cuts) => cutSegment(locator.grid, px, py, qx, qy, cuts),
    tell: (x, y) => locator.numberOn(x, y),
  };
}
