import { Errors } from 'typebox/value';
import { collectionById } from '#domain/collections.ts';
import type { RecordFault } from '#domain/record.ts';
import { kindOf } from './kinds.ts';
import type { RuleContent } from './rule.ts';

/** What is wrong with a rule beyond the record's own schema: pointers into its content. */
export function faultsOfRule(rule: RuleContent): RecordFault[] {
  const kind = kindOf(rule.kind);
  if (kind === undefined) return [{ pointer: '/kind', detail: `there is no kind of rule "${rule.kind}"` }];
  const faults: RecordFault[] = Errors(kind.params, rule.params).map(({ instancePath, message }) => ({
    pointer: `/params${instancePath}`,
    detail: message,
  }));
  if (rule.validFrom !== undefined && rule.validTo !== undefined && rule.validTo < rule.validFrom) {
    faults.push({ pointer: '/validTo', detail: 'must not be before the day from which it holds' });
  }
  if (faults.length > 0) return faults;
  const params = rule.params as never;
  for (const id of kind.looksAt(params).collections) {
    if (collectionById(id) === undefined) faults.push({ pointer: '/params', detail: `there is no collection "${id}"` });
  }
  return [...faults, ...(kind.faults?.(params) ?? []).map((f) => ({ ...f, pointer: `/params${f.pointer}` }))];
}
