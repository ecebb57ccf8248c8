import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Desk paths of the page (design: contracts); each is the same document, the page reads the path itself. */
const desks = ['/'];

/**
 * Serves the built page: hashed assets for ever, the document and the un-hashed files always asked for again.
 * @param folder where the build lies
 */
export async function pageRoutes(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    preCompressed: false,
    dotfiles: 'ignore',
  });
  for (const path of desks) {
    app.get(path, { config: { access: 'public' }, schema: { hide: true } }, (_request, reply) =>
      reply.header('Cache-Control', 'no-cache').sendFile('index.html', { cacheControl: false }),
    );
  }
  app.get<{ Params: { '*': string } }>(
    '/assets/*',
    { config: { access: 'public' }, schema: { hide: true } },
    (request, reply) => reply.sendFile(`assets/${request.params['*']}`, { maxAge: '365d', immutable: true }),
  );
  app.get<{ Params: { file: string } }>(
    '/:file',
    { config: { access: 'public' }, schema: { hide: true } },
    (request, reply) =>
      reply.header('Cache-Control', 'no-cache').sendFile(request.params.file, { cacheControl: false }),
  );
}
