import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';

/** Names this process among those of a log. */
const prefix = randomBytes(6).toString('base64url');
let count = 0;

/** A request's name in the log: the one a proxy gave it, where that is well-formed, otherwise one of ours. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  if (typeof given === 'string' && /^[\w.-]{8,64}$/.test(given)) return given;
  return `${prefix}-${(count++).toString(36)}`;
}

/**
 * Answers each request's id in `X-Request-Id`, measures it by its route, and at level info logs one line: never the
 * address as it came (it may hold a name or a number), a header or a body.
 */
export function watchRequests(app: FastifyInstance, { measures, log }: Pick<Context, 'measures' | 'log'>): void {
  const isTold = log.isLevelEnabled('info');
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    // A stream lasts as long as its reader stays, which says nothing about us.
    if (route !== '/api/live') measures.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    if (isTold) {
      log.info({
        request: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        by: request.asker?.caller.by,
      });
    }
    done();
  });
}

/** The route's pattern; what met no route has one name, so that nobody can fill the memory with paths. */
function routeOf(request: FastifyRequest): string {
  return request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
}
