import type { LayerSpecification } from 'maplibre-gl';
import type { MapCity, Theme } from './contract.ts';
import { regular } from './fonts.ts';
import type { Palette } from './palette.ts';

/**
 * The optional base map, kept quiet under our own data. A vector one may follow the OpenMapTiles or the Protomaps
 * scheme: layers for both are listed, those a file has not draw nothing.
 */
export function basemapLayers(base: MapCity['basemap'], palette: Palette, theme: Theme): LayerSpecification[] {
  if (base === null) return [];
  if (base.kind === 'raster') {
    return [
      {
        id: 'base:raster',
        type: 'raster',
        source: 'base',
        paint: {
          'raster-saturation': -0.6,
          'raster-opacity': theme === 'dark' ? 0.45 : 0.75,
          'raster-brightness-max': theme === 'dark' ? 0.6 : 1,
          'raster-fade-duration': 0,
        },
      },
    ];
  }
  const green = theme === 'dark' ? '#18231c' : '#e6ecdc';
  const built = theme === 'dark' ? '#1c2127' : '#eceae4';
  const building = theme === 'dark' ? '#23292f' : '#e2dfd8';
  const fill = (layer: string, color: string, extra: object = {}): LayerSpecification =>
    ({
      id: `base:${layer}`,
      type: 'fill',
      source: 'base',
      'source-layer': layer,
      paint: { 'fill-color': color, 'fill-antialias': false },
      ...extra,
    }) as LayerSpecification;
  const line = (layer: string, color: string, width: number, extra: object = {}): LayerSpecification =>
    ({
      id: `base:${layer}-line`,
      type: 'line',
      source: 'base',
      'source-layer': layer,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': color,
        'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 8, width * 0.3, 14, width, 18, width * 5],
      },
      ...extra,
    }) as LayerSpecification;
  const names = (layer: string, extra: object = {}): LayerSpecification =>
    ({
      id: `base:${layer}-name`,
      type: 'symbol',
      source: 'base',
      'source-layer': layer,
      layout: {
        'text-field': ['coalesce', ['get', 'name:zh'], ['get', 'name'], ''],
        'text-font': regular,
        'text-size': 12,
        'text-padding': 12,
      },
      paint: { 'text-color': palette.faintInk, 'text-halo-color': palette.halo, 'text-halo-width': 1.2 },
      ...extra,
    }) as LayerSpecification;
  const streets = theme === 'dark' ? '#262c33' : '#fdfdfb';
  return [
    // OpenMapTiles
    fill('landcover', green),
    fill('landuse', built),
    fill('park', green),
    // Protomaps; its `earth` is the ground itself
    fill('natural', green),
    // both, polygons only where a file mixes kinds
    fill('water', palette.water, { filter: ['==', ['geometry-type'], 'Polygon'] }),
    line('waterway', palette.water, 2),
    fill('building', building, { minzoom: 14 }),
    fill('buildings', building, { minzoom: 14 }),
    line('transportation', streets, 2.4),
    line('roads', streets, 2.4),
    line('boundary', palette.division, 0.8, { filter: ['==', ['geometry-type'], 'LineString'] }),
    line('boundaries', palette.division, 0.8, { filter: ['==', ['geometry-type'], 'LineString'] }),
    names('place'),
    names('places'),
  ];
}
