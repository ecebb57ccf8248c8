import type { Expression, LayerPart } from './look.ts';
import type { Palette } from './palette.ts';

/** `chosen` where the feature is selected, `touched` under the pointer, else `plain`; for paint properties only. */
export function byMark<T extends string | number>(chosen: T, touched: T, plain: T | Expression): Expression {
  return [
    'case',
    ['boolean', ['feature-state', 'selected'], false],
    chosen,
    ['boolean', ['feature-state', 'hover'], false],
    touched,
    plain,
  ] as Expression;
}

/**
 * The ring around a selected or pointed-at point: drawn for every point, seen only where marked, so that marking
 * changes no layout. `radius` in CSS pixels.
 */
export function ringPart(palette: Palette, radius: number, filter?: Expression): LayerPart {
  return {
    slot: 'point',
    part: 'ring',
    type: 'circle',
    silent: true,
    marksOnly: true,
    ...(filter === undefined ? {} : { filter }),
    paint: {
      'circle-radius': radius,
      'circle-color': palette.accent,
      'circle-opacity': byMark(0.22, 0.12, 0),
      'circle-stroke-color': palette.accent,
      'circle-stroke-width': byMark(3, 1.5, 0),
    },
  };
}

/** The firm line around a selected area, thinner under the pointer; drawn above every other line, so that no road hides a side of it. */
export function outlinePart(palette: Palette): LayerPart {
  return {
    slot: 'mark',
    part: 'mark',
    type: 'line',
    silent: true,
    marksOnly: true,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.accent,
      'line-width': byMark(4, 2, 0),
      'line-opacity': byMark(1, 0.8, 0),
    },
  };
}

/** The glow under a selected or pointed-at line, seen at both sides of it. `width` in CSS pixels, by zoom. */
export function glowPart(palette: Palette, width: Expression): LayerPart {
  return {
    slot: 'line',
    part: 'glow',
    type: 'line',
    silent: true,
    marksOnly: true,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': palette.accent, 'line-width': width, 'line-opacity': byMark(1, 0.5, 0) },
  };
}
