import type { FastifyRequest } from 'fastify';
import { allRules, type Rule } from '#domain/checks/all-rules.ts';
import { kindOf } from '#domain/checks/kinds.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import { may, mayRead } from '#domain/people/caller.ts';
import type { Right } from '#domain/people/rights.ts';
import type { RecordsView } from '#domain/record.ts';
import { recordKindById } from '#domain/records.ts';
import { askerOf, requireAccess, requireReadable } from '../http/access.ts';

/**
 * All rules whose findings the asker may see, in their order: who may not read all that a rule looks at is told nothing of
 * it. Records that any account may read keep nobody out: findings tell only that something is missing there.
 */
export function readableRules(request: FastifyRequest, records: RecordsView): Rule[] {
  const { caller } = askerOf(request);
  return allRules(records).filter((rule) => {
    const { collections, rights } = neededFor(rule);
    return collections.every((id) => mayRead(caller, id)) && rights.every((right) => may(caller, right));
  });
}

/** @throws HttpProblem 401 or 403 where the asker may not see what a rule finds */
export function requireReadableRule(request: FastifyRequest, rule: RuleContent): void {
  const { collections, rights } = neededFor(rule);
  requireReadable(request, collections);
  for (const right of rights) requireAccess(askerOf(request), right);
}

/** Collections that must be open, and rights that its records need. */
function neededFor({ kind, params }: RuleContent): { collections: readonly string[]; rights: Right[] } {
  const { collections, records } = kindOf(kind)?.looksAt(params as never) ?? { collections: [], records: [] };
  const rights = records.flatMap((id) => {
    const read = recordKindById(id)?.rights.read;
    return read === undefined || read === 'signed-in' ? [] : [read];
  });
  return { collections, rights };
}
