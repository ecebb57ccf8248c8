import type { Feature } from '#domain/feature.ts';
import type { Context } from '../context.ts';
import { problem } from '../http/problem.ts';
import { caseByNumber } from './store.ts';

/** A case by its id or, as people name it, its number. @throws HttpProblem 404 */
export async function findCase(
  { register, store }: Pick<Context, 'register' | 'store'>,
  ref: string,
): Promise<Feature> {
  const found = /^\d{8}-\d{4,6}$/.test(ref) ? await caseByNumber(store, ref) : await register.get('cases', ref);
  if (found === undefined) throw problem(404, { detail: `There is no case "${ref.slice(0, 100)}".` });
  return found;
}
