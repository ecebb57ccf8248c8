import type { Icon, IconPart } from './icon.ts';
import type { Palette } from './palette.ts';

/** What the clock says of anything that has one: in time, soon due, overdue, without a clock, ended. */
export const states = ['ok', 'soon', 'overdue', 'none', 'ended'] as const;
export type State = (typeof states)[number];

/** Shapes in a square of 14 units: circle, triangle, square, ring, small ring. */
const shapes: Readonly<Record<State, string>> = {
  ok: 'M7 2.2a4.8 4.8 0 1 0 .01 0z',
  soon: 'M7 1.6L12.8 11.8H1.2z',
  overdue: 'M2.4 2.4H11.6V11.6H2.4z',
  none: 'M7 3a4 4 0 1 0 .01 0z',
  ended: 'M7 4.2a2.8 2.8 0 1 0 .01 0z',
};

/** The colour that goes with a state's shape. */
export function stateColor(state: State, palette: Palette): string {
  return state === 'ended' ? palette.none : palette[state];
}

/** A state's shape as a part of a sign; filled where the clock runs, a ring where it does not. */
export function stateParts(state: State, palette: Palette, at: IconPart['at']): IconPart[] {
  const color = stateColor(state, palette);
  const place = at === undefined ? {} : { at };
  const d = shapes[state];
  if (state === 'none' || state === 'ended') {
    return [
      { d, fill: palette.halo, stroke: palette.halo, width: 4, ...place },
      { d, stroke: color, width: state === 'none' ? 2.2 : 1.5, ...place },
    ];
  }
  return [
    { d, fill: color, stroke: palette.halo, width: 1.4, ...place },
    { d, fill: color, ...place },
  ];
}

/** A state's sign on its own, 14 CSS pixels: green circle, amber triangle, red square, grey rings. */
export function stateSign(state: State, palette: Palette): Icon {
  return { size: 14, parts: stateParts(state, palette, undefined) };
}
