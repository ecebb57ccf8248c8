import type { FastifyRequest } from 'fastify';
import { caseActs } from '#domain/cases/acts.ts';
import type { ChangeRequestLine } from '#domain/change.ts';
import { may } from '#domain/people/caller.ts';
import type { Context } from '../context.ts';
import { askerOf } from '../http/access.ts';
import { problem, type ProblemEntry } from '../http/problem.ts';

/** What of a case may be put right without an act: how its place and matter are described. */
const free: ReadonlySet<string> = new Set([
  'place',
  'road',
  'description',
  'grid',
  'district',
  'street',
  'community',
  'source',
  'sourceDatum',
]);

/**
 * What the common doors (`/api/changes`, `/ogc`) may do to cases: a case begins with a report, moves on by acts and is never
 * deleted, so that its course can be told; only what describes it may be put.
 * @throws HttpProblem 422 naming every line
 */
export async function requireOutsideCourse(
  { register }: Pick<Context, 'register'>,
  request: FastifyRequest,
  kind: string,
  lines: readonly ChangeRequestLine[],
): Promise<void> {
  // Who may not write cases at all is told that, by the door.
  if (!may(askerOf(request).caller, 'case.edit')) return;
  const errors: ProblemEntry[] = [];
  if (Object.hasOwn(caseActs, kind) && lines.some(({ collection }) => collection === 'cases')) {
    errors.push({ pointer: '/kind', detail: 'is an act: POST /api/cases/{number}/acts' });
  }
  for (const [i, { collection, id, base, after }] of lines.entries()) {
    if (collection !== 'cases') continue;
    if (base === null || after === null) {
      const detail =
        base === null ? 'cases begin with a report: POST /api/cases' : 'cases are voided (作废), not deleted';
      errors.push({ pointer: `/lines/${i}`, detail });
      continue;
    }
    const before = await register.get('cases', id!);
    // One that is gone or has another version is refused for that.
    if (before?.version !== base) continue;
    for (const name of new Set([...Object.keys(before.properties), ...Object.keys(after.properties)])) {
      const same = JSON.stringify(before.properties[name]) === JSON.stringify(after.properties[name]);
      if (same || free.has(name)) continue;
      const detail = 'changes by an act: POST /api/cases/{number}/acts';
      errors.push({ pointer: `/lines/${i}/after/properties/${name}`, detail });
    }
  }
  if (errors.length > 0) throw problem(422, { detail: 'Cases move on by acts.', errors });
}
