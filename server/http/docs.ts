import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { declareAccess } from './access.ts';

/** `/api/openapi.json` (3.1) and `/api/docs`, a reader for it and for `/ogc/api` that asks no other host. */
export async function docsRoutes(app: FastifyInstance): Promise<void> {
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => app.swagger());

  await app.register(async (scope) => {
    declareAccess(scope, 'public');
    await scope.register(swaggerUi, {
      routePrefix: '/api/docs',
      uiConfig: {
        validatorUrl: null,
        urls: [
          { url: '/api/openapi.json', name: 'Shirong' },
          { url: '/ogc/api', name: 'OGC API - Features' },
        ],
      },
    });
  });
}
