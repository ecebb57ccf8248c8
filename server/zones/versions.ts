import type { FastifyRequest } from 'fastify';
import { mayEverywhere } from '#domain/people/caller.ts';
import type { Right } from '#domain/people/rights.ts';
import type { Context } from '../context.ts';
import { askerOf, requireAccess, requireReadable } from '../http/access.ts';
import { problem } from '../http/problem.ts';
import { unstorable } from '../http/storable.ts';
import { schemeOf, type StoredScheme } from './store.ts';

/** The version of an address, as the database has it now. @throws HttpProblem 404 */
export async function requireScheme({ store }: Pick<Context, 'store'>, id: string): Promise<StoredScheme> {
  const scheme = unstorable(id) === undefined ? await schemeOf(store, id) : undefined;
  if (scheme === undefined) throw noSuchScheme(id);
  return scheme;
}

export function noSuchScheme(id: string): Error {
  return problem(404, { detail: `There is no scheme version "${id}".` });
}

/** A coverage is one thing: who may change it only here or there may not change it. @throws HttpProblem 401 or 403 */
export function requireForAll(request: FastifyRequest, right: Right): void {
  const asker = askerOf(request);
  requireReadable(request, ['zones']);
  requireAccess(asker, right);
  if (mayEverywhere(asker.caller, right)) return;
  throw problem(403, { detail: `A scheme is one whole: this needs the right "${right}" without limits.` });
}
