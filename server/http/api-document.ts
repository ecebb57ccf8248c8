import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

/** Paths that `/api/openapi.json` tells of: `/ogc` has a document of its own, the page's files are no API. */
const described = /^\/(api|tiles|basemap)\//;

/** Starts collecting the routes' schemas for `/api/openapi.json`; must come before any route. */
export async function collectApiDocument(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Shirong',
        version,
        description:
          'The API behind the map: counts, lists, search, changes, live stream and tiles. Geometry is RFC 7946, ' +
          'WGS84 longitude, latitude in degrees; instants are RFC 3339 in UTC. Errors are problem documents (RFC 9457). ' +
          'For other software there is the OGC API at /ogc.',
      },
    },
    transform: ({ schema, url }) => {
      const hidden = !described.test(url);
      return { schema: { ...(schema ?? {}), ...(hidden ? { hide: true } : {}) }, url };
    },
  });
}
