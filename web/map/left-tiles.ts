import type { MapLibreMap, Tile } from 'maplibre-gl';

/** What MapLibre says of a tile: that it came, or that it failed. */
interface SaidOfTile {
  readonly sourceId?: string;
  readonly tile?: Tile;
}

/**
 * Whether a tile that is spoken of has left the picture while it was fetched anew. MapLibre forgets such a tile at once, but
 * goes on fetching it: the worker then keeps what comes for ever, or complains that it does not know the tile. It is made to
 * forget it, and nobody misses what failed.
 */
export function hasLeft(map: MapLibreMap, said: SaidOfTile): boolean {
  const { tile, sourceId } = said;
  if (tile === undefined || tile.uses > 0) return false;
  if (sourceId !== undefined) void map.getSource(sourceId)?.unloadTile?.(tile);
  return true;
}
