import { writeFilter, type Filter } from '#domain/filter.ts';
import { drawnAt, type Look } from './look.ts';

/**
 * The template of the one tile source: every collection that is switched on, and the filter.
 * @param origin scheme and host, no slash at the end: the worker that fetches needs whole addresses
 * @param layers collection ids; put in drawing order, so that the same picture is the same address
 */
export function tileTemplate(
  origin: string,
  looks: readonly Look[],
  layers: readonly string[],
  filter: Filter,
): string {
  const ids = drawnAt(looks, layers, Infinity).join(',') || 'none';
  const query = writeFilter(filter).toString();
  return `${origin}/tiles/${ids}/{z}/{x}/{y}${query === '' ? '' : `?${query}`}`;
}

const tilePath = /\/tiles\/([a-z0-9,-]+)\/(\d+)\/(\d+)\/(\d+)(?=$|\?)/;

/**
 * Leaves out of a tile's address the collections that are not drawn at its zoom (a unit grid seen from far would be
 * megabytes for nothing). Addresses that are no tiles of ours pass unchanged.
 */
export function trimTileUrl(url: string, looks: readonly Look[]): string {
  return url.replace(tilePath, (whole, ids: string, z: string, x: string, y: string) => {
    const drawn = drawnAt(looks, ids.split(','), Number(z));
    return drawn.length === 0 ? whole : `/tiles/${drawn.join(',')}/${z}/${x}/${y}`;
  });
}
