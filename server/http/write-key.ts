import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { WriteKey } from '../store/store.ts';
import { askerOf } from './access.ts';
import { problem } from './problem.ts';

/**
 * The `Idempotency-Key` of a write, scoped to its caller and route: the same key and body have one effect.
 * @param part one of several writes of the request, each of which has its effect once
 * @returns undefined where the request carries none
 * @throws HttpProblem 400 for a key that is none
 */
export function writeKey(request: FastifyRequest, part?: string): WriteKey | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw problem(400, { detail: 'Idempotency-Key must be 1 to 255 visible ASCII characters.' });
  }
  const digest = createHash('sha256');
  const { 'if-match': ifMatch = '', 'content-crs': contentCrs = '' } = request.headers;
  for (const part of [request.url, ifMatch, contentCrs]) digest.update(String(part)).update('\n');
  digest.update(JSON.stringify(request.body ?? null));
  const { caller } = askerOf(request);
  return {
    caller: caller.by,
    route: `${request.method} ${request.routeOptions.url ?? request.url}`,
    key: part === undefined ? key : `${key} ${part}`,
    digest: digest.digest(),
  };
}
