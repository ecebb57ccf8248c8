import type { FeatureCollection, Geometry } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from './palette.ts';

/** What a feature's geometry was and what it became; either may be missing. */
export interface Compared {
  readonly before: Geometry | null;
  readonly after: Geometry | null;
}

/** The two states as features of the `compare` source; the earlier one below. */
export function comparison(compared: Compared | null | undefined): FeatureCollection {
  const states = [
    ['before', compared?.before],
    ['after', compared?.after],
  ] as const;
  return {
    type: 'FeatureCollection',
    features: states.flatMap(([state, geometry]) =>
      geometry ? [{ type: 'Feature', geometry, properties: { state } }] : [],
    ),
  };
}

/** Before: dashed in the colour of what is over; after: firm in the accent. Form and colour both tell them apart. */
export function compareLayers(palette: Palette): LayerSpecification[] {
  const layers = (state: keyof Compared, colour: string, dashed: boolean): LayerSpecification[] => [
    {
      id: `compare:${state}-area`,
      type: 'fill',
      source: 'compare',
      filter: ['all', ['==', ['get', 'state'], state], ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': colour, 'fill-opacity': 0.12 },
    },
    {
      id: `compare:${state}-line`,
      type: 'line',
      source: 'compare',
      filter: ['all', ['==', ['get', 'state'], state], ['!=', ['geometry-type'], 'Point']],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': 3, ...(dashed ? { 'line-dasharray': [2, 1.5] } : {}) },
    },
    {
      id: `compare:${state}-point`,
      type: 'circle',
      source: 'compare',
      filter: ['all', ['==', ['get', 'state'], state], ['==', ['geometry-type'], 'Point']],
      paint: {
        'circle-radius': dashed ? 9 : 7,
        'circle-color': dashed ? 'rgba(0, 0, 0, 0)' : colour,
        'circle-stroke-color': dashed ? colour : palette.halo,
        'circle-stroke-width': 3,
      },
    },
  ];
  return [...layers('before', palette.overdue, true), ...layers('after', palette.accent, false)];
}
