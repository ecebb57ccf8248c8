import type { LayerSpecification, MapLibreMap, StyleSpecification } from 'maplibre-gl';
import type { Theme } from '../contract.ts';
import { bold } from '../fonts.ts';
import { drawIcon, type Icon } from '../icon.ts';
import type { Expression, Slot } from '../look.ts';
import { palettes, type Palette } from '../palette.ts';
import { alarmRings } from './alarm-layers.ts';
import { cellGrounds, cellIcons, cellSigns } from './cell-layers.ts';
import { planeSources, type PlaneSource } from './contract.ts';
import { findingGrounds, findingIcons, findingSigns } from './finding-layers.ts';
import { routeLines, routeStops } from './route-layers.ts';

/** The name of a plane's source in the map's style. */
export function planeSourceId(source: PlaneSource): string {
  return `plane-${source}`;
}

/**
 * The plane's sources. Nothing is simplified: grounds and borders are cut from the same places, so that no zoom shows a
 * gap that is not there.
 */
export function planeSourcesOfStyle(): StyleSpecification['sources'] {
  return Object.fromEntries(
    planeSources.map((source) => [
      planeSourceId(source),
      {
        type: 'geojson',
        promoteId: 'id',
        tolerance: 0,
        maxzoom: 18,
        data: { type: 'FeatureCollection', features: [] },
      } as const,
    ]),
  );
}

const selected: Expression = ['boolean', ['feature-state', 'selected'], false];
const tint: Expression = ['coalesce', ['feature-state', 'tint'], ''];
const isArea: Expression = ['==', ['geometry-type'], 'Polygon'];
const isPoint: Expression = ['==', ['geometry-type'], 'Point'];

const toneOf = (palette: Palette): Expression =>
  [
    'match',
    ['get', 'tone'],
    'bad',
    palette.overdue,
    'warn',
    palette.soon,
    'good',
    palette.ok,
    palette.accent,
  ] as unknown as Expression;

/** How the plane is drawn, for each place in the pile; `top` lies above everything of the city. */
export function planeLayers(palette: Palette): Readonly<Partial<Record<Slot | 'top', readonly LayerSpecification[]>>> {
  const source = planeSourceId;
  return {
    fill: [
      {
        id: 'plane:fill',
        type: 'fill',
        source: source('grounds'),
        paint: {
          'fill-color': [
            'case',
            ['!=', tint, ''],
            ['to-color', tint, palette.none],
            ['==', ['get', 'is'], 'zone'],
            palette.zoneLine,
            ['==', ['get', 'is'], 'left-out'],
            palette.none,
            ['==', ['get', 'is'], 'disputed'],
            palette.overdue,
            palette.soon,
          ] as unknown as Expression,
          'fill-opacity': [
            'case',
            selected,
            0.26,
            ['!=', tint, ''],
            0.42,
            ['==', ['get', 'is'], 'zone'],
            0.07,
            0.12,
          ] as unknown as Expression,
          'fill-antialias': false,
        },
      },
      {
        id: 'plane:hatch',
        type: 'fill',
        source: source('grounds'),
        filter: ['!=', ['get', 'is'], 'zone'],
        paint: { 'fill-pattern': ['concat', 'plane:hatch-', ['get', 'is']] },
      },
    ],
    line: [
      {
        id: 'plane:border',
        type: 'line',
        source: source('borders'),
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: {
          'line-color': palette.zoneLine,
          'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.5, 12, 1, 14, 1.7, 18, 2.8],
        },
      },
    ],
    mark: [
      ...cellGrounds(palette),
      ...findingGrounds(palette),
      ...routeLines(palette),
      {
        id: 'plane:chosen',
        type: 'line',
        source: source('grounds'),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': palette.accent,
          'line-width': 3.5,
          'line-opacity': ['case', selected, 1, 0],
        },
      },
      {
        id: 'plane:overlay-area',
        type: 'fill',
        source: source('overlay'),
        filter: isArea,
        paint: { 'fill-color': toneOf(palette), 'fill-opacity': 0.28 },
      },
      {
        id: 'plane:overlay-line',
        type: 'line',
        source: source('overlay'),
        filter: ['!=', ['geometry-type'], 'Point'],
        layout: { 'line-join': 'round' },
        paint: { 'line-color': toneOf(palette), 'line-width': 3 },
      },
      {
        id: 'plane:overlay-point',
        type: 'circle',
        source: source('overlay'),
        filter: isPoint,
        paint: {
          'circle-radius': 8,
          'circle-opacity': 0,
          'circle-stroke-color': toneOf(palette),
          'circle-stroke-width': 3,
        },
      },
    ],
    top: [
      // Placed before the city's names and signs: what is planned is read first.
      {
        id: 'plane:label',
        type: 'symbol',
        source: source('labels'),
        minzoom: 11.5,
        layout: {
          'text-field': [
            'step',
            ['zoom'],
            ['get', 'number'],
            15,
            ['format', ['get', 'name'], {}, '\n', {}, ['get', 'number'], { 'font-scale': 0.85 }],
          ],
          'text-font': bold,
          'text-size': ['interpolate', ['linear'], ['zoom'], 12, 11, 17, 14],
          'text-max-width': 8,
          'text-padding': 4,
        },
        paint: { 'text-color': palette.zoneLine, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
      },
      ...cellSigns(palette),
      ...findingSigns(palette),
      ...routeStops(palette),
      ...topLayers(palette),
      ...alarmRings(palette),
    ],
  };
}

/** What is being drawn, moved or was refused. */
function topLayers(palette: Palette): readonly LayerSpecification[] {
  const [sketch, handles] = [planeSourceId('sketch'), planeSourceId('handles')];
  const role = (name: string): Expression => ['==', ['get', 'role'], name];
  return [
    {
      id: 'plane:sketch-area',
      type: 'fill',
      source: sketch,
      filter: isArea,
      paint: { 'fill-color': palette.accent, 'fill-opacity': 0.16 },
    },
    {
      id: 'plane:sketch-casing',
      type: 'line',
      source: sketch,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': palette.halo, 'line-width': 5.5 },
    },
    {
      id: 'plane:sketch-line',
      type: 'line',
      source: sketch,
      filter: ['all', ['==', ['geometry-type'], 'LineString'], role('line')],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': palette.accent, 'line-width': 3 },
    },
    {
      id: 'plane:sketch-ghost',
      type: 'line',
      source: sketch,
      filter: ['all', ['==', ['geometry-type'], 'LineString'], role('ghost')],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.accent, 'line-width': 2.5, 'line-dasharray': [2, 1.5] },
    },
    {
      id: 'plane:middle',
      type: 'circle',
      source: handles,
      filter: role('middle'),
      paint: {
        'circle-radius': 3.5,
        'circle-color': palette.accent,
        'circle-opacity': 0.75,
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'plane:vertex',
      type: 'circle',
      source: handles,
      filter: ['in', ['get', 'role'], ['literal', ['vertex', 'node', 'held', 'place']]],
      paint: {
        'circle-radius': ['match', ['get', 'role'], 'held', 7, 'node', 5.5, 4.5],
        'circle-color': ['match', ['get', 'role'], 'held', palette.accent, palette.surface],
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'plane:refused',
      type: 'circle',
      source: handles,
      filter: role('refused'),
      paint: {
        'circle-radius': 13,
        'circle-color': palette.overdue,
        'circle-opacity': 0.15,
        'circle-stroke-color': palette.overdue,
        'circle-stroke-width': 3,
      },
    },
  ];
}

/** Disputed: hatched both ways; a gap: hatched one way; left out: dots. Form tells them apart, not colour alone. */
function hatches(palette: Palette): Readonly<Record<string, Icon>> {
  const size = 12;
  const stroke = (d: string, colour: string) => ({ d, stroke: colour, width: 1.5 });
  const rising = 'M-3 15 15 -3M-3 3 3 -3M9 15 15 9';
  const falling = 'M-3 -3 15 15M9 -3 15 3M-3 9 3 15';
  return {
    'plane:hatch-disputed': { size, parts: [stroke(rising, palette.overdue), stroke(falling, palette.overdue)] },
    'plane:hatch-gap': { size, parts: [stroke(rising, palette.soon)] },
    'plane:hatch-left-out': { size, parts: [{ d: 'M4 6a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0', fill: palette.none }] },
  };
}

/** Draws the plane's hatches and signs into the map; again after a change of theme. */
export function putHatches(map: MapLibreMap, theme: Theme): void {
  const pixelRatio = 2;
  for (const [name, icon] of Object.entries({
    ...hatches(palettes[theme]),
    ...findingIcons(theme),
    ...cellIcons(theme),
  })) {
    const image = drawIcon(icon, pixelRatio);
    if (map.hasImage(name)) map.updateImage(name, image);
    else map.addImage(name, image, { pixelRatio });
  }
}
