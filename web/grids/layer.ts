import { unitGrid } from '#domain/grids/collection.ts';
import { regular } from '../map/fonts.ts';
import type { Look } from '../map/look.ts';
import { byMark, outlinePart } from '../map/marks.ts';

/** The unit grid of the standard: hair lines from zoom 13 on, the last six digits of the code where they fit. */
export const unitGridLook: Look = {
  id: unitGrid.id,
  order: unitGrid.order,
  from: 13,
  once: { from: 16 },
  icons: () => ({}),
  legend: ({ palette }) => [
    { key: 'cell', words: unitGrid.titles, symbol: { kind: 'area', fill: 'none', stroke: palette.grid } },
  ],
  parts: ({ palette }) => [
    {
      slot: 'fill',
      part: 'fill',
      type: 'fill',
      marksOnly: true,
      paint: { 'fill-color': palette.grid, 'fill-opacity': byMark(0.3, 0.15, 0), 'fill-antialias': false },
    },
    {
      slot: 'line',
      part: 'edge',
      type: 'line',
      silent: true,
      paint: {
        'line-color': palette.grid,
        'line-width': ['interpolate', ['linear'], ['zoom'], 13, 0.4, 17, 1],
        'line-opacity': 0.8,
      },
    },
    outlinePart(palette),
    {
      slot: 'label',
      part: 'code',
      type: 'symbol',
      once: true,
      silent: true,
      minzoom: 16,
      layout: {
        'text-field': ['slice', ['coalesce', ['get', 'code'], ''], 9],
        'text-font': regular,
        'text-size': 11,
        'text-padding': 6,
      },
      paint: { 'text-color': palette.faintInk, 'text-halo-color': palette.halo, 'text-halo-width': 1.2 },
    },
  ],
};
