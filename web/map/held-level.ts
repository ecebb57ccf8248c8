import type { MapLibreMap, VectorTileSource } from 'maplibre-gl';
import { sources } from './style.ts';

/**
 * Keeps a map to tiles of a level and above, nearer ones enlarged: those of the levels in between are not fetched, cut and
 * placed for the blink of an eye in which a moving map passes them.
 * @param level tile zoom, a whole number
 * @returns the way back; the tiles of where the map stands then come with its next move
 */
export function holdLevel(map: Pick<MapLibreMap, 'getSource'>, level: number): () => void {
  const held = [sources.city, sources.base, sources.once].flatMap((id) => {
    // MapLibre reads both anew in each frame; raster and GeoJSON sources have them as well.
    const source = map.getSource<VectorTileSource>(id);
    if (source === undefined) return [];
    const { minzoom, maxzoom, reparseOverscaled } = source;
    source.maxzoom = Math.min(maxzoom, Math.max(minzoom, level));
    // Otherwise the enlarged tile would be cut and placed anew for each level.
    source.reparseOverscaled = false;
    return [() => Object.assign(source, { maxzoom, reparseOverscaled })];
  });
  return () => {
    for (const giveBack of held) giveBack();
  };
}
