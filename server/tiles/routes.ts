import type { FastifyInstance } from 'fastify';
import { noFilter, writeFilter, type Filter } from '#domain/filter.ts';
import type { Collection } from '#domain/collection.ts';
import type { Context } from '../context.ts';
import { requireReadable } from '../http/access.ts';
import { acceptsCoding } from '../http/accepts-coding.ts';
import { holdsAlready } from '../http/entity-tag.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import type { Bbox } from './city-index.ts';
import { createTileCache } from './tile-cache.ts';
import { deepestZoom, tileJson } from './tilejson.ts';

const tileType = 'application/vnd.mapbox-vector-tile';

const tileDescription =
  'Mapbox Vector Tile 2.1, XYZ order, one layer a collection in the order asked; the feature id is the fid. ' +
  'Every indexed column is a filter (`status=handling,closed`), with `from`, `to` and `current` as instants. ' +
  'Cases: below the zoom where points can be told apart, and without `current`, only open ones are points, and the ' +
  'layer `cases-cells` counts all by cell (32 x 32 to a tile: total, open, overdue, a1 ... a10). A tile that would ' +
  'pass 150 kB compressed keeps the open cases that are due first and counts all in cells; a collection without ' +
  'cells keeps an even sample.';

/** `/tiles/{collections}` and `/tiles/{collections}/{z}/{x}/{y}`: the city as vector tiles, from memory. */
export async function tileRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { collections, index, config } = context;
  const cache = createTileCache(index, context.measures.tiles);

  app.get<{ Params: { collections: string } }>(
    '/tiles/:collections',
    {
      config: { access: 'map.read', onWalls: true },
      schema: { summary: 'TileJSON 3.0 of one or several collections (comma)', response: problemResponses },
    },
    async (request, reply) => {
      const asked = findAll(collections, request.params.collections);
      const ids = asked.map((c) => c.id);
      requireReadable(request, ids);
      const filter = readFilterOf(request.query, asked);
      const query = writeFilter(filter).toString();
      const base = `${request.protocol}://${request.host}/tiles/${ids.join(',')}`;
      const template = `${base}/{z}/{x}/{y}${query === '' ? '' : `?${query}`}`;
      const bounds = asked.map((c) => index.extent(c.id, 'current')).reduce(union, undefined);
      const sample = config.city === 'taizhou' ? '示意数据 sample data' : undefined;
      const attribution = [config.mapSource, config.mapApproval, sample].filter((part) => part !== undefined);
      reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8');
      return JSON.stringify(tileJson(asked, template, bounds, attribution.join(' · ')));
    },
  );

  app.get<{ Params: { collections: string; z: string; x: string; y: string } }>(
    '/tiles/:collections/:z/:x/:y',
    {
      config: { access: 'map.read', onWalls: true },
      compress: false,
      schema: { summary: 'A vector tile', description: tileDescription, response: problemResponses },
    },
    async (request, reply) => {
      const asked = findAll(collections, request.params.collections);
      const ids = asked.map((c) => c.id);
      requireReadable(request, ids);
      const place = readPlace(request.params);
      const filter = readFilterOf(request.query, asked);
      const now = Math.floor(context.now() / 1000);
      const tile = await cache.get({ collections: ids, ...place, filter, now });
      const zip = acceptsCoding(request.headers['accept-encoding'], 'gzip');
      const tag = `"${tile.hash}${zip ? '-gzip' : ''}"`;
      reply.headers({ etag: tag, 'cache-control': 'no-cache', vary: 'Accept-Encoding' });
      if (holdsAlready(request.headers['if-none-match'], tag)) return reply.code(304).send();
      if (tile.plain.length === 0) return reply.code(204).send();
      if (zip) reply.header('content-encoding', 'gzip');
      return reply.type(tileType).send(zip ? tile.zipped : tile.plain);
    },
  );
}

/** @throws HttpProblem 404 for a collection that is not there, 400 for one named twice */
function findAll(collections: readonly Collection[], list: string): Collection[] {
  const ids = list.split(',');
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw problem(400, { detail: `The collection "${twice}" is named twice.` });
  return ids.map((id) => {
    const found = collections.find((collection) => collection.id === id);
    if (found === undefined) throw problem(404, { detail: `There is no collection "${id}".` });
    return found;
  });
}

/** @throws HttpProblem 400 naming each parameter that is no filter of these collections */
function readFilterOf(query: unknown, asked: readonly Collection[]): Filter {
  if (Object.keys(query as object).length === 0) return noFilter;
  const parameters = readParameters(query);
  const filter = parameters.filter(asked);
  parameters.done();
  return filter;
}

/** @throws HttpProblem 400 where the parts name no tile */
function readPlace(params: { z: string; x: string; y: string }): { z: number; x: number; y: number } {
  const number = (part: string) => (/^\d{1,8}$/.test(part) ? Number(part) : NaN);
  const [z, x, y] = [number(params.z), number(params.x), number(params.y)];
  if (z <= deepestZoom && x < 2 ** z && y < 2 ** z) return { z, x, y };
  throw problem(400, {
    detail: `${params.z}/${params.x}/${params.y} is no tile: z is 0 to ${deepestZoom}, x and y are below 2 to the z.`,
  });
}

function union(a: Bbox | undefined, b: Bbox | undefined): Bbox | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
