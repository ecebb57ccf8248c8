import type { FastifyInstance } from 'fastify';
import { noFilter } from '#domain/filter.ts';
import { unionOf } from '#domain/geometry/bbox.ts';
import packageFacts from '../../package.json' with { type: 'json' };
import type { Context } from '../context.ts';
import { readBasemapFacts } from '../basemap/reader.ts';
import { readableOf } from '../http/access.ts';
import { readParameters } from '../http/parameters.ts';
import type { Bbox } from '../tiles/city-index.ts';
import { cityName } from './city-name.ts';
import { citySchema } from './schemas.ts';

/** `/api/city`: what the page must know before it asks for anything else. */
export async function cityRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { collections, config, index, live } = context;
  const basemap = config.basemapFile === undefined ? null : await readBasemapFacts(config.basemapFile);

  app.get(
    '/api/city',
    {
      config: { access: 'map.read', onWalls: true },
      schema: { summary: 'The city, its extent and the collections that may be read', response: { 200: citySchema } },
    },
    async (request, reply) => {
      readParameters(request.query).done();
      const now = context.now();
      const readable = readableOf(request, collections);
      const counted = readable.map(({ id }) => ({
        id,
        count: index.total(id, noFilter, undefined, 'current'),
      }));
      let extent: Bbox | undefined;
      for (const { id } of readable) {
        const box = index.extent(id, 'current');
        if (box !== undefined) extent = unionOf(extent, box);
      }
      return reply.send({
        name: cityName(config.city),
        sample: config.city === 'taizhou',
        ...(config.mapApproval === undefined ? {} : { mapApproval: config.mapApproval }),
        ...(config.mapSource === undefined ? {} : { mapSource: config.mapSource }),
        basemap,
        extent: extent ?? null,
        seq: live.seq,
        now: new Date(now).toISOString(),
        version: packageFacts.version,
        collections: counted,
      });
    },
  );
}
