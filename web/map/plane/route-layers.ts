import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from '../contract.ts';
import { bold } from '../fonts.ts';
import type { Expression } from '../look.ts';
import { palettes, type Palette } from '../palette.ts';

/*
 * Routes of crews. A feature's `is` says what it is: route (a line), stop (a point with its number as `label`, `late` where
 * it is reached too late), start (where the crew is, `label` its name; `known`: by a phone), person (where somebody on duty is;
 * hollow where that is old), accuracy (the circle within which the person is). `tone` is the hue's number
 * among `routeTones`, `faint` what belongs to another crew than the chosen one, `straight` a line that is no road.
 */

/** Hues that stay apart with the common colour blindnesses and on either ground; numbers and names tell routes apart too. */
export const routeTones: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#0b5fd0', '#a3257a', '#117733', '#8f4a16', '#5b3fae', '#0e6577', '#7d6216', '#882255'],
  dark: ['#6db3ff', '#e58ac8', '#5fd08a', '#eda871', '#bfaeff', '#7fd0de', '#d9bd6a', '#f08fb5'],
};

const source = 'plane-routes';
const is = (name: string): Expression => ['==', ['get', 'is'], name];
const faint: Expression = ['==', ['get', 'faint'], true];
const late: Expression = ['==', ['get', 'late'], true];
const straight: Expression = ['==', ['get', 'straight'], true];
const known: Expression = ['==', ['get', 'known'], true];

function tonesOf(palette: Palette): Expression {
  const tones = routeTones[palette === palettes.dark ? 'dark' : 'light'];
  return [
    'match',
    ['%', ['get', 'tone'], tones.length],
    ...tones.flatMap((tone, i) => [i, tone]),
    palette.accent,
  ] as unknown as Expression;
}

/** Circles of accuracy, below the routes. */
function accuracy(tone: Expression): readonly LayerSpecification[] {
  return [
    {
      id: 'plane:accuracy',
      type: 'fill',
      source,
      filter: is('accuracy'),
      paint: { 'fill-color': tone, 'fill-opacity': 0.14, 'fill-outline-color': tone },
    },
  ];
}

/** Lines below the city's names. */
export function routeLines(palette: Palette): readonly LayerSpecification[] {
  const tone = tonesOf(palette);
  const width = ['interpolate', ['linear'], ['zoom'], 11, 2.5, 16, 5] as unknown as Expression;
  return [
    ...accuracy(tone),
    {
      id: 'plane:route-casing',
      type: 'line',
      source,
      filter: ['all', is('route'), ['!', faint]],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': palette.halo,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 5, 16, 9],
        'line-opacity': 0.9,
      },
    },
    {
      id: 'plane:route',
      type: 'line',
      source,
      filter: ['all', is('route'), ['!', straight]],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': tone, 'line-width': width, 'line-opacity': ['case', faint, 0.25, 0.9] },
    },
    {
      id: 'plane:route-straight',
      type: 'line',
      source,
      filter: ['all', is('route'), straight],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': tone,
        'line-width': width,
        'line-opacity': ['case', faint, 0.25, 0.9],
        'line-dasharray': [2, 1.4],
      },
    },
  ];
}

/** Stops with their numbers and the crews themselves, above all of the city. */
export function routeStops(palette: Palette): readonly LayerSpecification[] {
  const tone = tonesOf(palette);
  const shown: Expression = ['case', faint, 0.3, 1];
  return [
    {
      id: 'plane:route-stop',
      type: 'circle',
      source,
      filter: is('stop'),
      paint: {
        'circle-radius': 10,
        'circle-color': palette.surface,
        'circle-opacity': shown,
        'circle-stroke-color': ['case', late, palette.overdue, tone] as unknown as Expression,
        'circle-stroke-width': ['case', late, 4, 2.5],
        'circle-stroke-opacity': shown,
      },
    },
    {
      id: 'plane:route-start',
      type: 'circle',
      source,
      filter: is('start'),
      paint: {
        'circle-radius': 7,
        'circle-color': ['case', known, tone, palette.surface] as unknown as Expression,
        'circle-opacity': shown,
        'circle-stroke-color': tone,
        'circle-stroke-width': 2.5,
        'circle-stroke-opacity': shown,
      },
    },
    {
      id: 'plane:person',
      type: 'circle',
      source,
      filter: is('person'),
      paint: {
        'circle-radius': 4.5,
        'circle-color': ['case', known, tone, palette.surface] as unknown as Expression,
        'circle-stroke-color': ['case', known, palette.surface, tone] as unknown as Expression,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'plane:person-name',
      type: 'symbol',
      source,
      filter: is('person'),
      minzoom: 14,
      layout: {
        'text-field': ['get', 'label'],
        'text-font': bold,
        'text-size': 11,
        'text-anchor': 'top',
        'text-offset': [0, 0.6],
        'text-optional': true,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.halo, 'text-halo-width': 1.5 },
    },
    {
      id: 'plane:route-number',
      type: 'symbol',
      source,
      filter: is('stop'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': bold,
        'text-size': 12,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.ink, 'text-opacity': shown },
    },
    {
      id: 'plane:route-name',
      type: 'symbol',
      source,
      filter: is('start'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': bold,
        'text-size': 13,
        'text-anchor': 'left',
        'text-offset': [0.9, 0],
        'text-optional': true,
      },
      paint: {
        'text-color': tone,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.8,
        'text-opacity': shown,
      },
    },
  ];
}
