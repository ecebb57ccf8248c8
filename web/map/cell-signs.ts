import type { EmergingClass } from '#domain/hotspots/hotspot.ts';
import type { Icon } from './icon.ts';
import type { Palette } from './palette.ts';

/** How a cell is drawn: by its emerging class; `hot` is high over the whole period without a class, `faint` says nothing. */
export type CellMark = Exclude<EmergingClass, 'none'> | 'hot' | 'faint';

/** The marks in the order of the legend. */
export const cellMarks = [
  'new',
  'intensifying',
  'persistent',
  'consecutive',
  'diminishing',
  'sporadic',
  'oscillating',
  'historical',
  'hot',
] as const satisfies readonly CellMark[];

/** Shapes in a square of 14 units, one a mark: colours alone would not tell so many apart. */
const shapes: Readonly<Record<Exclude<CellMark, 'faint'>, string>> = {
  new: 'M7 1.2L12.8 7L7 12.8L1.2 7z',
  intensifying: 'M7 1.6L12.8 11.8H1.2z',
  persistent: 'M2.2 2.2H11.8V11.8H2.2z',
  consecutive: 'M1.8 2.4H5.9V11.6H1.8zM8.1 2.4H12.2V11.6H8.1z',
  diminishing: 'M1.2 2.2H12.8L7 12.4z',
  sporadic: 'M7 3a4 4 0 1 0 .01 0z',
  oscillating: 'M2 2H12L2 12H12z',
  historical: 'M7 2.4a4.6 4.6 0 1 0 .01 0z',
  hot: 'M5.2 1.8H8.8V5.2H12.2V8.8H8.8V12.2H5.2V8.8H1.8V5.2H5.2z',
};

/** The colour that goes with a mark's shape. */
export function cellColor(mark: CellMark, palette: Palette): string {
  switch (mark) {
    case 'new':
      return palette.commercial;
    case 'intensifying':
    case 'persistent':
    case 'consecutive':
      return palette.overdue;
    case 'diminishing':
      return palette.traffic;
    case 'sporadic':
    case 'oscillating':
    case 'hot':
      return palette.soon;
    case 'historical':
    case 'faint':
      return palette.none;
  }
}

/** A mark's sign, 14 CSS pixels: the same on the map, in lists and legend. */
export function cellSign(mark: Exclude<CellMark, 'faint'>, palette: Palette): Icon {
  const d = shapes[mark];
  const color = cellColor(mark, palette);
  const body = mark === 'historical' ? { d, stroke: color, width: 2.2 } : { d, fill: color };
  return { size: 14, parts: [{ d, fill: palette.halo, stroke: palette.halo, width: 3 }, body] };
}
