import type { MapLibreMap } from 'maplibre-gl';
import type { Bbox } from './contract.ts';
import { sources, tileMaxZoom } from './style.ts';
import { inView, tilesTouched, type TileAt } from './touched-tiles.ts';

/** At most once in this many milliseconds, whatever comes in. */
const pace = 1000;
/** Beyond this many tiles fetching all of them is the shorter way. */
const tooMany = 200;

export interface Refresher {
  /** A bbox whose tiles are out of date, degrees WGS84. */
  touch(bbox: Bbox): void;
  stop(): void;
}

/**
 * Fetches again the tiles that changes touched, gathered for a second. The old tile stays in the picture until the
 * new one is there. A tile that was on its way when the change came may carry the state before: what was touched
 * during loading is therefore fetched a second time.
 * @param view what is in sight, degrees; tiles out of sight are not kept (see `maxTileCacheSize` of the map)
 */
export function startRefresher(map: MapLibreMap, view: () => Bbox): Refresher {
  let pending: Bbox[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;

  const flush = () => {
    timer = undefined;
    last = performance.now();
    const loading = !map.isSourceLoaded(sources.city);
    const touched = pending;
    pending = loading ? touched : [];
    const tiles = tilesOf(touched, view(), map.getZoom());
    if (tiles.length > tooMany) map.refreshTiles(sources.city);
    else if (tiles.length > 0) map.refreshTiles(sources.city, tiles);
    if (pending.length > 0) plan();
  };
  const plan = () => {
    timer ??= setTimeout(flush, Math.max(0, last + pace - performance.now()));
  };
  return {
    touch(bbox) {
      pending.push(bbox);
      plan();
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

/** The tiles in sight that the boxes touch: of the zoom on screen, and of the ones beside it that may stand in for it. */
export function tilesOf(touched: readonly Bbox[], view: Bbox, zoom: number): TileAt[] {
  const own = Math.min(tileMaxZoom, Math.max(0, Math.floor(zoom)));
  const tiles = new Map<string, TileAt>();
  for (const bbox of touched) {
    const part = inView(bbox, grown(view));
    if (part === null) continue;
    for (let z = Math.max(0, own - 2); z <= Math.min(tileMaxZoom, own + 1); z++) {
      for (const tile of tilesTouched(part, z)) tiles.set(`${tile.z}/${tile.x}/${tile.y}`, tile);
    }
  }
  return [...tiles.values()];
}

/** The tiles in sight reach beyond the view. */
function grown([west, south, east, north]: Bbox): Bbox {
  const [x, y] = [east - west, north - south];
  return [west - x, south - y, east + x, north + y];
}
