import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, zstdDecompress } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { acceptsCoding } from '../http/accepts-coding.ts';
import { holdsAlready } from '../http/entity-tag.ts';
import { readParameters } from '../http/parameters.ts';
import { problem, problemResponses } from '../http/problem.ts';
import { openArchive } from './archive.ts';

/** How a tile that its reader cannot take as it lies is made plain. */
const unpack = { gzip: promisify(gunzip), br: promisify(brotliDecompress), zstd: promisify(zstdDecompress) } as const;

/** `/basemap/local/{z}/{x}/{y}`: the configured PMTiles file, read from disk; without one, 404. */
export async function basemapRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const path = context.config.basemapFile;
  const archive = path === undefined ? undefined : await openArchive(path);
  app.addHook('onClose', () => archive?.close());

  app.get<{ Params: { id: string; z: string; x: string; y: string } }>(
    '/basemap/:id/:z/:x/:y',
    {
      config: { access: 'map.read', onWalls: true },
      compress: false,
      schema: { summary: 'A tile of the base map, XYZ order, as it lies in its file', response: problemResponses },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const { id } = request.params;
      if (archive === undefined || id !== archive.facts.id)
        throw problem(404, { detail: `There is no base map "${id}".` });
      const { z, x, y } = readPlace(request.params);
      const tile = await archive.tile(z, x, y);
      if (tile === undefined) return reply.code(204).send();
      const { body, encoding, type } = tile;
      const packed = encoding !== undefined && acceptsCoding(request.headers['accept-encoding'], encoding);
      const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
      const tag = `"${hash}${packed ? `-${encoding}` : ''}"`;
      reply.header('etag', tag);
      if (encoding !== undefined) reply.header('vary', 'Accept-Encoding');
      if (holdsAlready(request.headers['if-none-match'], tag)) return reply.code(304).send();
      if (packed) reply.header('content-encoding', encoding);
      return reply.type(type).send(encoding === undefined || packed ? body : await unpack[encoding](body));
    },
  );
}

/** Tile address from path parts; 400 where it is none. */
function readPlace(params: { z: string; x: string; y: string }): { z: number; x: number; y: number } {
  const [z, x, y] = [params.z, params.x, params.y].map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : NaN)) as [
    number,
    number,
    number,
  ];
  if (!(z <= 24 && x < 2 ** z && y < 2 ** z)) {
    throw problem(400, {
      detail: `${params.z}/${params.x}/${params.y} is no tile: z is 0 to 24, x and y below 2 to the z.`,
    });
  }
  return { z, x, y };
}
