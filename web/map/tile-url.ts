import { collectionById } from '#domain/collections.ts';
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

const tilePath = /^\/tiles\/([a-z0-9,-]+)\/(\d+)\/(\d+)\/(\d+)$/;

/**
 * Leaves out of a tile's address the collections that are not drawn at its zoom (a unit grid seen from far would be
 * megabytes for nothing), and with them the filter columns that only they have: the server refuses a column that none
 * of a tile's collections knows. Addresses that are no tiles of ours pass unchanged.
 */
export function trimTileUrl(address: string, looks: readonly Look[]): string {
  const url = new URL(address);
  const [, ids, z, x, y] = tilePath.exec(url.pathname) ?? [];
  if (ids === undefined) return address;
  const drawn = drawnAt(looks, ids.split(','), Number(z));
  if (drawn.length === 0) return address;
  const columns = drawn.flatMap((id) => collectionById(id)?.columns.map((column) => column.property) ?? []);
  const known = new Set([...columns, 'from', 'to', 'current']);
  for (const name of [...url.searchParams.keys()]) if (!known.has(name)) url.searchParams.delete(name);
  const query = url.searchParams.toString();
  return `${url.origin}/tiles/${drawn.join(',')}/${z}/${x}/${y}${query === '' ? '' : `?${query}`}`;
}
