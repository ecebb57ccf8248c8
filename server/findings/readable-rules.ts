import type { FastifyRequest } from 'fastify';
import { allRules, type Rule } from '#domain/checks/all-rules.ts';
import { kindOf } from '#domain/checks/kinds.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import { mayRead } from '#domain/people/caller.ts';
import type { RecordsView } from '#domain/record.ts';
import { askerOf } from '../http/access.ts';

/** The collections that a rule looks at; none where its kind is not known. */
export function lookedAtBy({ kind, params }: RuleContent): readonly string[] {
  return kindOf(kind)?.looksAt(params as never).collections ?? [];
}

/** All rules whose collections the asker may read, in their order: those of other rules neither list nor file names. */
export function readableRules(request: FastifyRequest, records: RecordsView): Rule[] {
  const { caller } = askerOf(request);
  return allRules(records).filter((rule) => lookedAtBy(rule).every((collection) => mayRead(caller, collection)));
}
