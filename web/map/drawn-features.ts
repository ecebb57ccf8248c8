import type { MapGeoJSONFeature, MapLibreMap, PointLike } from 'maplibre-gl';
import { sources } from './style.ts';

/** What the reader of vector tiles says of an index that is another answer's. */
const mismatch = 'feature index out of bounds';

/**
 * What is drawn, topmost first. Where the style and the data of a tile change at the same moment MapLibre may put the older
 * answer over the newer one, and fails when it is asked what it drew: the tiles are then fetched anew, and nothing is told.
 * @param layers ids of those that are asked
 * @param where a point or box of the screen, CSS pixels of the map; absent: all in sight
 */
export function drawnFeatures(
  map: Pick<MapLibreMap, 'queryRenderedFeatures' | 'refreshTiles'>,
  layers: string[],
  where?: PointLike | [PointLike, PointLike],
): readonly MapGeoJSONFeature[] {
  try {
    return where === undefined ? map.queryRenderedFeatures({ layers }) : map.queryRenderedFeatures(where, { layers });
  } catch (error) {
    if (!(error instanceof Error) || error.message !== mismatch) throw error;
    map.refreshTiles(sources.city);
    return [];
  }
}
