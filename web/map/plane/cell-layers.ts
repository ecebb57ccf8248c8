import type { LayerSpecification } from 'maplibre-gl';
import { cellColor, cellMarks, cellSign } from '../cell-signs.ts';
import type { Theme } from '../contract.ts';
import { bold } from '../fonts.ts';
import type { Icon } from '../icon.ts';
import type { Expression } from '../look.ts';
import { palettes, type Palette } from '../palette.ts';

/*
 * Areas where much comes together. A feature's `is` says what it is: cell (an outline with its `mark`), sign (the middle of a
 * marked cell), heat (a point with `count`, for the eye only), spot (a place of a list, with its number as `label`).
 */

const source = 'plane-cells';
const is = (name: string): Expression => ['==', ['get', 'is'], name];
const chosen: Expression = ['==', ['get', 'chosen'], true];
const isFaint: Expression = ['==', ['get', 'mark'], 'faint'];

const toneOf = (palette: Palette): Expression =>
  [
    'match',
    ['get', 'mark'],
    ...cellMarks.flatMap((mark) => [mark, cellColor(mark, palette)]),
    palette.none,
  ] as unknown as Expression;

/** The heat, and the cells over it: those that stand out firmly, the others faintly. */
export function cellGrounds(palette: Palette): readonly LayerSpecification[] {
  return [
    {
      id: 'plane:heat',
      type: 'heatmap',
      source,
      filter: is('heat'),
      paint: {
        'heatmap-weight': ['interpolate', ['linear'], ['get', 'share'], 0, 0.05, 1, 1],
        'heatmap-radius': ['interpolate', ['exponential', 2], ['zoom'], 10, 6, 13, 26, 17, 200],
        'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 10, 0.8, 16, 1.6],
        'heatmap-opacity': 0.7,
        'heatmap-color': [
          'interpolate',
          ['linear'],
          ['heatmap-density'],
          0,
          `${palette.soon}00`,
          0.2,
          `${palette.soon}66`,
          0.6,
          palette.soon,
          1,
          palette.overdue,
        ] as unknown as Expression,
      },
    },
    {
      id: 'plane:cell',
      type: 'fill',
      source,
      filter: is('cell'),
      paint: {
        'fill-color': toneOf(palette),
        'fill-opacity': ['case', isFaint, ['*', 0.22, ['get', 'share']], 0.38] as unknown as Expression,
      },
    },
    {
      id: 'plane:cell-edge',
      type: 'line',
      source,
      filter: ['all', is('cell'), ['!', isFaint]],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': toneOf(palette),
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.8, 16, 2],
      },
    },
  ];
}

/** The chosen cell, the signs and the numbered places: above all of the city. */
export function cellSigns(palette: Palette): readonly LayerSpecification[] {
  return [
    {
      id: 'plane:cell-chosen',
      type: 'line',
      source,
      filter: ['all', is('cell'), chosen],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.accent, 'line-width': 3.5 },
    },
    {
      id: 'plane:cell-sign',
      type: 'symbol',
      source,
      filter: is('sign'),
      layout: {
        'icon-image': ['concat', 'plane:cell-', ['get', 'mark']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['get', 'z'],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.6, 15, 1.1],
      },
    },
    {
      id: 'plane:cell-spot',
      type: 'circle',
      source,
      filter: is('spot'),
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          11,
          ['case', chosen, 12, 8],
          15,
          ['case', chosen, 13, 10],
        ],
        'circle-color': palette.surface,
        'circle-stroke-color': ['case', chosen, palette.accent, palette.overdue] as unknown as Expression,
        'circle-stroke-width': ['case', chosen, 4, 2.5],
      },
    },
    {
      id: 'plane:cell-spot-number',
      type: 'symbol',
      source,
      filter: is('spot'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': bold,
        'text-size': 12,
        // Where places lie upon each other the first of them is read.
        'symbol-sort-key': ['get', 'rank'],
        'text-padding': 4,
      },
      paint: { 'text-color': palette.ink },
    },
  ];
}

/** The signs of marked cells by image name. */
export function cellIcons(theme: Theme): Readonly<Record<string, Icon>> {
  return Object.fromEntries(cellMarks.map((mark) => [`plane:cell-${mark}`, cellSign(mark, palettes[theme])]));
}
