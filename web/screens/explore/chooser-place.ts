import type { Size } from '../../state/projection.ts';

/** Room between the click and the box, and between the box and the edge of the map, CSS pixels. */
const gap = 12;
const edge = 8;

/** Where the box with the choices stands: an offset from one edge of the map at each axis, CSS pixels. */
export interface ChooserPlace {
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
  readonly maxWidth: number;
  readonly maxHeight: number;
}

/**
 * Beside the click on the side that has more room, wholly on the map: where not even that side is wide enough for the
 * box (a phone), it moves over the click rather than over the edge.
 * @param point the click, from the map's upper left corner
 * @param width how wide the box wants to be
 */
export function placeChooser([x, y]: readonly [number, number], size: Size, width: number): ChooserPlace {
  const maxWidth = Math.min(width, size.width - 2 * edge);
  const within = (offset: number) => Math.max(edge, Math.min(offset, size.width - maxWidth - edge));
  const above = y > size.height / 2;
  const vertical = Math.max((above ? size.height - y : y) - 24, edge);
  return {
    ...(x > size.width / 2 ? { right: within(size.width - x + gap) } : { left: within(x + gap) }),
    ...(above ? { bottom: vertical } : { top: vertical }),
    maxWidth,
    maxHeight: size.height - vertical - edge,
  };
}
