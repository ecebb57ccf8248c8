import type { MapGeoJSONFeature, MapLibreMap, PointLike } from 'maplibre-gl';
import type { FeatureKey } from './contract.ts';
import { drawnFeatures } from './drawn-features.ts';
import { sources } from './style.ts';

/** How far beside a point or line a click may lie, CSS pixels: a fingertip's doubt, not a neighbour's house. */
const reach = 6;

/** A counted cell under the pointer: where it lies, so that a click can go nearer. */
export interface CellHit {
  readonly at: readonly [number, number];
}

export interface Hit {
  readonly features: readonly FeatureKey[];
  readonly cell: CellHit | null;
}

/**
 * What lies at a point of the screen, topmost first, each feature once. Points hide lines and lines hide areas: one
 * who clicks a pin on a zone means the pin; the zone is reached beside it.
 */
export function hitAt(map: MapLibreMap, x: number, y: number): Hit {
  const around: [PointLike, PointLike] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ];
  const near = pickable(map, around);
  const points = near.filter((feature) => feature.layer.type === 'symbol');
  if (points.length > 0) return { features: keysOf(points), cell: null };
  const cell = near.find((feature) => (feature.layer.metadata as { nearer?: boolean }).nearer);
  if (cell !== undefined && cell.geometry.type === 'Point') {
    const [lng, lat] = cell.geometry.coordinates;
    return { features: [], cell: { at: [lng!, lat!] } };
  }
  const lines = near.filter((feature) => feature.layer.type === 'line' && feature.geometry.type.endsWith('LineString'));
  if (lines.length > 0) return { features: keysOf(lines), cell: null };
  const areas = pickable(map, [x, y]).filter((feature) => feature.layer.type === 'fill');
  return { features: keysOf(areas), cell: null };
}

function pickable(map: MapLibreMap, where: PointLike | [PointLike, PointLike]): readonly MapGeoJSONFeature[] {
  return drawnFeatures(map, pickableLayers(map), where);
}

/** The layers that answer a click: all parts of the looks but the silent ones. */
export function pickableLayers(map: MapLibreMap): string[] {
  return map.getLayersOrder().filter((id) => {
    const metadata = map.getLayer(id)?.metadata as { collection?: string; silent?: boolean } | undefined;
    return metadata?.collection !== undefined && metadata.silent === false;
  });
}

/** The feature behind a rendered one: in `once` its key stands among the properties, in tiles it is layer and id. */
export function keyOf(feature: MapGeoJSONFeature): FeatureKey {
  if (feature.source === sources.once) {
    return { collection: String(feature.properties.collection), fid: Number(feature.properties.fid) };
  }
  return { collection: feature.sourceLayer!, fid: Number(feature.id) };
}

function keysOf(features: readonly MapGeoJSONFeature[]): FeatureKey[] {
  const keys = new Map(features.map(keyOf).map((key) => [`${key.collection}/${key.fid}`, key]));
  return [...keys.values()];
}
