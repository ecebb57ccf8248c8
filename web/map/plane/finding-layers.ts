import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../contract.ts';
import { bold } from '../fonts.ts';
import type { Icon } from '../icon.ts';
import type { Expression } from '../look.ts';
import { palettes, type Palette } from '../palette.ts';
import { stateParts } from '../state-signs.ts';

/*
 * What checks found, and what would mend it. A feature's `is` says what it is: line, area, sign (a finding; with
 * `severity`, `chosen`, `quiet`), place (where something is missing), or the role of what a panel beside the map draws.
 */

const source = 'plane-findings';
const is = (...names: readonly string[]): Expression => ['in', ['get', 'is'], ['literal', [...names]]];
const chosen: Expression = ['==', ['get', 'chosen'], true];
const quiet: Expression = ['==', ['get', 'quiet'], true];
const severe = (severity: string): Expression => ['==', ['get', 'severity'], severity];
const isArea: Expression = ['==', ['geometry-type'], 'Polygon'];
const isLine: Expression = ['==', ['geometry-type'], 'LineString'];
const isPoint: Expression = ['==', ['geometry-type'], 'Point'];

const toneOf = (palette: Palette): Expression =>
  [
    'case',
    quiet,
    palette.none,
    ['match', ['get', 'severity'], 'high', palette.overdue, 'middle', palette.soon, palette.none],
  ] as unknown as Expression;

/** Lines told apart by form too: severe ones are whole, moderate ones long dashes, slight ones short. */
const dashes: Readonly<Record<string, readonly number[] | undefined>> = {
  high: undefined,
  middle: [2.4, 0.7],
  low: [1, 0.9],
};

/** Stretches and areas: below the city's names. */
export function findingGrounds(palette: Palette): readonly LayerSpecification[] {
  return [
    {
      id: 'plane:reached',
      type: 'fill',
      source,
      filter: ['all', is('reached'), isArea],
      paint: { 'fill-color': palette.ok, 'fill-opacity': 0.14 },
    },
    {
      id: 'plane:unreached',
      type: 'fill',
      source,
      filter: ['all', is('unreached'), isArea],
      paint: { 'fill-pattern': 'plane:hatch-finding-high' },
    },
    {
      id: 'plane:finding-hatch',
      type: 'fill',
      source,
      filter: ['all', is('area'), isArea],
      paint: {
        'fill-pattern': [
          'concat',
          'plane:hatch-finding-',
          ['case', quiet, 'low', ['get', 'severity']],
        ] as unknown as Expression,
        'fill-opacity': ['case', chosen, 0.85, 0.55],
      },
    },
    {
      id: 'plane:finding-edge',
      type: 'line',
      source,
      filter: is('area'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': toneOf(palette), 'line-width': 1.5 },
    },
    {
      id: 'plane:finding-casing',
      type: 'line',
      source,
      filter: is('line'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.halo, 'line-width': ['interpolate', ['linear'], ['zoom'], 11, 4, 16, 10] },
    },
    ...Object.entries(dashes).map(([severity, dash]): LayerSpecification => ({
      id: `plane:finding-line-${severity}`,
      type: 'line',
      source,
      filter: ['all', is('line'), severe(severity)],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': toneOf(palette),
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 2.5, 16, 6],
        'line-opacity': ['case', quiet, 0.6, 1],
        ...(dash && { 'line-dasharray': [...dash] }),
      },
    })),
    {
      id: 'plane:drawn-line',
      type: 'line',
      source,
      filter: ['all', is('reached', 'unreached'), isLine],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': ['match', ['get', 'is'], 'reached', palette.ok, palette.overdue],
        'line-width': ['match', ['get', 'is'], 'reached', 2, 4],
      },
    },
    {
      id: 'plane:drawn-circle',
      type: 'line',
      source,
      filter: is('circle', 'preview'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.accent, 'line-width': 1.5, 'line-dasharray': [3, 2] },
    },
  ];
}

/** The chosen finding, signs, and the places where something is missing: above all of the city. */
export function findingSigns(palette: Palette): readonly LayerSpecification[] {
  return [
    {
      id: 'plane:finding-chosen',
      type: 'line',
      source,
      filter: ['any', ['all', is('line', 'area'), chosen], ['all', is('pointed'), ['!', isPoint]]],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': palette.accent,
        'line-width': 3,
        'line-gap-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          11,
          ['case', is('line'), 4, 0],
          16,
          ['case', is('line'), 9, 0],
        ],
      },
    },
    {
      id: 'plane:finding-ring',
      type: 'circle',
      source,
      filter: ['any', ['all', is('sign'), chosen], ['all', is('pointed'), isPoint]],
      paint: {
        'circle-radius': 12,
        'circle-color': palette.accent,
        'circle-opacity': 0.15,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'plane:finding-sign',
      type: 'symbol',
      source,
      filter: is('sign'),
      layout: {
        'icon-image': [
          'concat',
          'plane:finding-',
          ['case', quiet, 'quiet', ['get', 'severity']],
        ] as unknown as Expression,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['match', ['get', 'severity'], 'high', 2, 'middle', 1, 0],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.7, 15, 1],
      },
    },
    ...(['place', 'moved'] as const).map((name): LayerSpecification => ({
      id: `plane:finding-${name}`,
      type: 'symbol',
      source,
      // Those of what is chosen show from far, all others from near.
      filter: [
        'all',
        is(name, name === 'place' ? 'proposal' : name),
        ['any', chosen, is('proposal', 'moved'), ['>=', ['zoom'], 13]],
      ],
      layout: {
        'icon-image': name === 'place' ? 'plane:finding-plus' : 'plane:finding-moved',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-field': ['coalesce', ['get', 'label'], ''],
        'text-font': bold,
        'text-size': 12,
        'text-anchor': 'left',
        'text-offset': [0.8, 0],
        'text-optional': true,
      },
      paint: { 'text-color': palette.accent, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    })),
  ];
}

const plus = 'M7 1.5V12.5M1.5 7H12.5';
const rising = (step: number): string =>
  Array.from({ length: Math.round(24 / step) + 1 }, (_, at) => {
    const from = at * step - 12;
    return `M${from} 12 ${from + 12} 0`;
  }).join('');

/** Signs and hatches by image name: square, triangle and ring; a plus; hatches the closer the worse. */
export function findingIcons(theme: Theme): Readonly<Record<string, Icon>> {
  const palette = palettes[theme];
  const hatch = (step: number, colour: string, width: number): Icon => ({
    size: 12,
    parts: [{ d: rising(step), stroke: colour, width }],
  });
  const cross = (colour: string): Icon => ({
    size: 14,
    parts: [
      { d: plus, stroke: palette.halo, width: 5.5 },
      { d: plus, stroke: colour, width: 3 },
    ],
  });
  return {
    'plane:hatch-finding-high': hatch(6, palette.overdue, 1.1),
    'plane:hatch-finding-middle': hatch(12, palette.soon, 1.4),
    'plane:hatch-finding-low': hatch(12, palette.none, 0.8),
    'plane:finding-high': { size: 14, parts: stateParts('overdue', palette, undefined) },
    'plane:finding-middle': { size: 14, parts: stateParts('soon', palette, undefined) },
    'plane:finding-low': { size: 14, parts: stateParts('none', palette, undefined) },
    'plane:finding-quiet': { size: 14, parts: stateParts('ended', palette, undefined) },
    'plane:finding-plus': cross(palette.ok),
    'plane:finding-moved': cross(palette.accent),
  };
}
