import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { problem } from '../http/problem.ts';
import { readableRules } from './readable-rules.ts';
import { findingsById } from './store.ts';

/**
 * A finding that something is made of must be there, and be open to the asker.
 * @param id a whole number as text
 * @param pointer where the body names it
 * @throws HttpProblem 422
 */
export async function requireFinding(
  request: FastifyRequest,
  { store, records }: Pick<Context, 'store' | 'records'>,
  id: string,
  pointer: string,
): Promise<void> {
  const [finding] = await findingsById(store, [id]);
  // Said as it is written everywhere: not "007".
  if (finding?.id === id && readableRules(request, records).some((rule) => rule.id === finding.rule)) return;
  const detail = `names no finding "${id}"`;
  throw problem(422, { detail: `There is no finding "${id}" that is open to you.`, errors: [{ pointer, detail }] });
}
