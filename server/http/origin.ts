import type { FastifyInstance } from 'fastify';
import { problem } from './problem.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Keeps strangers' pages out while there are no accounts. Every request must name this computer as its Host (a
 * name that a stranger's DNS points here is refused), and a write that comes from a page must come from our own.
 */
export function guardOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const host = request.headers.host ?? '';
    if (!isLoopbackHost(host)) {
      throw problem(403, { detail: `This server answers as localhost only, not as "${host}".` });
    }
    if (request.routeOptions.config.access !== 'write') return;
    const origin = request.headers.origin;
    if (origin !== undefined && origin.toLowerCase() !== `${request.protocol}://${host}`.toLowerCase()) {
      throw problem(403, { detail: `Writing from pages of ${origin} is not allowed.` });
    }
  });
}

/** Whether a Host header names this computer itself, with any port. */
export function isLoopbackHost(host: string): boolean {
  const match = /^(\[[0-9a-f:]+\]|[^:]+)(?::\d{1,5})?$/i.exec(host);
  return match !== null && loopbackNames.has(match[1]!.toLowerCase());
}
