import type { LayerSpecification } from 'maplibre-gl';
import { bold } from './fonts.ts';
import type { Palette } from './palette.ts';

/** How the measuring tool's drawing looks: see `measureDrawing` for what the features are. */
export function measureLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'measure:area',
      type: 'fill',
      source: 'measure',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.accent, 'fill-opacity': 0.16 },
    },
    {
      id: 'measure:casing',
      type: 'line',
      source: 'measure',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': palette.halo, 'line-width': 5 },
    },
    {
      id: 'measure:line',
      type: 'line',
      source: 'measure',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': palette.accent, 'line-width': 2.5 },
    },
    {
      id: 'measure:point',
      type: 'circle',
      source: 'measure',
      filter: ['==', ['get', 'role'], 'vertex'],
      paint: {
        'circle-radius': 4.5,
        'circle-color': palette.surface,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'measure:label',
      type: 'symbol',
      source: 'measure',
      filter: ['has', 'text'],
      layout: {
        'text-field': ['get', 'text'],
        'text-font': bold,
        'text-size': 13,
        'text-anchor': 'bottom',
        'text-offset': [0, -0.7],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.accent, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    },
  ];
}
