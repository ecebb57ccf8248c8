import type { Feature, FeatureCollection, Position } from 'geojson';
import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl';
import { areaPoints, type AreaPiece, type AreaPoint } from './area-points.ts';
import type { Bbox } from './contract.ts';
import type { Look } from './look.ts';
import { sources } from './style.ts';

/**
 * Keeps the source of areas' one name and sign in step with the tiles: called whenever the map has come to rest.
 * @returns a function that does it and tells whether anything changed
 */
export function onceKeeper(
  map: MapLibreMap,
): (looks: readonly Look[], layers: readonly string[], view: Bbox) => boolean {
  const before = new Map<string, Map<number, AreaPoint>>();
  let written = '';
  return (looks, layers, view) => {
    const features: Feature[] = [];
    for (const look of looks) {
      if (look.once === undefined || !layers.includes(look.id) || map.getZoom() < look.once.from) {
        before.delete(look.id);
        continue;
      }
      const pieces = map.querySourceFeatures(sources.city, { sourceLayer: look.id });
      const properties = new Map(pieces.map((piece) => [Number(piece.id), piece.properties]));
      const points = areaPoints(pieces.flatMap(piecesOf), before.get(look.id) ?? new Map(), view);
      before.set(look.id, points);
      for (const { fid, at } of [...points.values()].sort((a, b) => a.fid - b.fid)) {
        features.push({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [...at] },
          properties: { ...properties.get(fid), collection: look.id, fid },
        });
      }
    }
    const collection: FeatureCollection = { type: 'FeatureCollection', features };
    const text = JSON.stringify(collection);
    if (text === written) return false;
    written = text;
    void map.getSource<GeoJSONSource>(sources.once)?.setData(collection);
    return true;
  };
}

function piecesOf(feature: Feature): AreaPiece[] {
  const fid = Number(feature.id);
  if (feature.geometry.type === 'Polygon') return [{ fid, rings: feature.geometry.coordinates }];
  if (feature.geometry.type !== 'MultiPolygon') return [];
  return feature.geometry.coordinates.map((rings: Position[][]) => ({ fid, rings }));
}
