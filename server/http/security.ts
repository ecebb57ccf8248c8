import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

/**
 * What a page may load: from us alone; styles may be inline because the component library inserts style elements. No
 * `upgrade-insecure-requests`: we serve plain HTTP on loopback.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join(';');

/**
 * What `helmet` sends with our policy, written out once: its plugin makes them anew for every request. Without its four for
 * Internet Explorer, Flash and filters that no browser we serve has.
 */
const headers = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
} as const;

/** The security headers of every answer. `Strict-Transport-Security` only where people come by https (`SHIRONG_ORIGIN`). */
export function secureHeaders(app: FastifyInstance, { origin }: Pick<Config, 'origin'>): void {
  const ours =
    origin?.startsWith('https:') === true ? { ...headers, 'strict-transport-security': 'max-age=15552000' } : headers;
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(ours);
    done();
  });
}
