import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { declareAccess } from './access.ts';

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><text x="4" y="28" font-size="24" fill="#fff">Shirong</text></svg>';

/** `/api/openapi.json` (3.1) and `/api/docs`, a reader for it and for `/ogc/api` that asks no other host. */
export async function docsRoutes(app: FastifyInstance): Promise<void> {
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => app.swagger());

  await app.register(async (scope) => {
    declareAccess(scope, 'public');
    await scope.register(swaggerUi, {
      routePrefix: '/api/docs',
      logo: { type: 'image/svg+xml', content: logo, href: '/' },
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
