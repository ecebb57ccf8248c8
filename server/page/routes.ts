import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * Addresses of the page (design: contracts), all the same document: the page reads the path itself. Whatever lies below
 * a desk is the page's too, also what it will call not found.
 */
const desks = [
  ...['/', '/sign-in', '/welcome', '/admin', '/admin/*', '/registers', '/registers/*'],
  ...['/zones', '/zones/*', '/duty', '/duty/*', '/checks', '/checks/*'],
  ...['/field', '/field/*', '/wall', '/wall/*'],
];

/**
 * Serves the built page: hashed assets for ever, the document and the un-hashed files always asked for again.
 * @param folder where the build lies
 */
export async function pageRoutes(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    // The build lays its pieces beside themselves, compressed (compress-built.ts).
    preCompressed: true,
    dotfiles: 'ignore',
  });
  // Whoever mistyped an address is told so in their language, with a way on; the status says the same to programs.
  app.lost.page = (reply) =>
    reply
      .code(404)
      .header('Cache-Control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(createReadStream(join(folder, 'index.html')));
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
