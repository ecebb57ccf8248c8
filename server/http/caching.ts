import type { FastifyInstance } from 'fastify';

/**
 * What a route does not say otherwise is asked for again each time (with its tag, where it has one): the city changes
 * at any moment, and an old answer looks like a true one.
 */
export function askAgain(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-cache');
    done();
  });
}
