import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { problem } from './problem.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Methods that change nothing (RFC 9110, 9.2.1). */
export const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps strangers' pages out. Every request must name this computer, or the address people type (`SHIRONG_ORIGIN`), as
 * its Host: a name that a stranger's DNS points here is refused. A write that comes from a page must come from our own.
 */
export function guardOrigin(app: FastifyInstance, config: Pick<Config, 'origin'>): void {
  const ours = config.origin === undefined ? undefined : new URL(config.origin);
  app.addHook('onRequest', (request, _reply, done) => {
    const host = (request.headers.host ?? '').toLowerCase();
    const isOurs = host === ours?.host;
    if (!isOurs && !isLoopbackHost(host)) {
      const detail = `This server answers as ${ours?.host ?? 'localhost'} only, not as "${host}".`;
      return done(problem(403, { detail }));
    }
    if (request.is404 || safeMethods.has(request.method)) return done();
    const origin = request.headers.origin?.toLowerCase();
    if (origin !== undefined && origin !== (isOurs ? ours.origin : `${request.protocol}://${host}`)) {
      return done(problem(403, { detail: `Writing from pages of ${origin} is not allowed.` }));
    }
    done();
  });
}

/** Whether a Host header names this computer itself, with any port. */
export function isLoopbackHost(host: string): boolean {
  const match = /^(\[[0-9a-f:]+\]|[^:]+)(?::\d{1,5})?$/i.exec(host);
  return match !== null && loopbackNames.has(match[1]!.toLowerCase());
}
