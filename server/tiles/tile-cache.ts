import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { writeFilter, type Filter } from '#domain/filter.ts';
import { tileExtent, tileWidth } from '#domain/geometry/tile.ts';
import type { CityIndex, TileRequest } from './city-index.ts';
import { boundsOf } from './point-tile.ts';

/** What the cache may hold, in bytes of tiles, compressed and not. */
const cacheBytes = 128 * 1024 * 1024;

/**
 * How far beyond its edge a tile may show what an edit did, in tile units: the buffer that lines and areas have, and
 * the squares in which a border is simplified as one (`simplify.ts`).
 */
const reach = 256;

const compress = promisify(gzip);

/** A tile ready to be sent. */
export interface ReadyTile {
  readonly plain: Uint8Array;
  /** Empty for an empty tile. */
  readonly zipped: Uint8Array;
  /** Of the plain bytes; the coding is added when it is sent. */
  readonly hash: string;
}

interface Kept extends ReadyTile {
  readonly until: number;
  mark: number;
}

/** Most tiles are asked for without a filter. */
function keyOf(filter: Filter): string {
  const isOpen = Object.keys(filter.equals).length === 0;
  const isEndless = filter.from === undefined && filter.to === undefined && filter.current === undefined;
  return isOpen && isEndless ? '' : writeFilter(filter).toString();
}

/** Told how the cache does. */
export interface TileWatch {
  /** A tile was given again. */
  readonly hit?: () => void;
  /** A tile was cut and compressed, in so many seconds. */
  readonly cut?: (seconds: number) => void;
}

/**
 * Tiles as they were last sent, given again as long as they hold: until an edit touches them or a deadline passes.
 * Asked of the index each time, so that a tile is never older than the index it comes from.
 */
export function createTileCache(
  index: CityIndex,
  watch: TileWatch = {},
): { get(request: TileRequest): Promise<ReadyTile> } {
  const kept = new LRUCache<string, Kept>({
    maxSize: cacheBytes,
    sizeCalculation: (tile) => tile.plain.length + tile.zipped.length + 200,
  });

  return {
    async get(request) {
      const key = `${request.collections.join()}/${request.z}/${request.x}/${request.y}?${keyOf(request.filter)}`;
      const { mark } = index.touched;
      const found = kept.get(key);
      if (found !== undefined && request.now < found.until && !isTouched(found, request)) {
        found.mark = mark;
        watch.hit?.();
        return found;
      }
      const began = performance.now();
      const { bytes, until } = index.cut(request);
      const zipped = bytes.length === 0 ? bytes : await compress(bytes, { level: 5 });
      const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
      const tile = { plain: bytes, zipped, hash, until, mark };
      kept.set(key, tile);
      watch.cut?.((performance.now() - began) / 1000);
      return tile;
    },
  };

  function isTouched(tile: Kept, request: TileRequest): boolean {
    const { minX, minY, maxX, maxY } = boundsOf(request);
    const edge = (reach * tileWidth(request.z)) / tileExtent;
    const bounds = { minX: minX - edge, minY: minY - edge, maxX: maxX + edge, maxY: maxY + edge };
    return index.touched.since(tile.mark, request.collections, bounds);
  }
}
