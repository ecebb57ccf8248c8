import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import type { Rule } from '#domain/checks/all-rules.ts';
import { kindOf } from '#domain/checks/kinds.ts';
import type { Words } from '#domain/collection.ts';
import type { Finding, Found } from '#domain/finding.ts';
import { mayRead } from '#domain/people/caller.ts';
import type { Context } from '../context.ts';
import type { Asker } from '../people/reader.ts';
import { casesOf, type FindingCase } from './store.ts';
import { exceptionsOn, listsByFinding, type HeldException, type HeldList } from './treatments.ts';

/** What became of a finding so far. */
export interface Treat {
  readonly exception?: HeldException;
  readonly cases: readonly Omit<FindingCase, 'finding'>[];
  readonly lists: readonly HeldList[];
}

/** A finding with its sentences and what became of it. */
export interface ShownFinding extends Finding {
  readonly treat: Treat;
  readonly wrong: Words;
  readonly remedyWords: Words;
}

/**
 * Makes findings be shown as one asker may see them now, with their sentences and what became of them: cases with the
 * right to read them; why something was accepted, and on which list it stands, with an account.
 * @param rules at least those that the findings are of; a finding of none of them is left out
 */
export function findingsFor(
  { store, records, now }: Pick<Context, 'store' | 'records' | 'now'>,
  { caller, by }: Asker,
  rules: readonly Rule[],
): (findings: readonly Finding[]) => Promise<ShownFinding[]> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const hasAccount = by !== 'nothing';
  const exceptions = exceptionsOn(records, formatDay(dayOf(now())));
  const lists = hasAccount ? listsByFinding(records) : undefined;
  const readsCases = mayRead(caller, 'cases');

  return async (findings) => {
    const ids = findings.map(({ id }) => id);
    const cases = Map.groupBy(readsCases ? await casesOf(store, ids) : [], ({ finding }) => finding);
    return findings.flatMap((finding) => {
      const rule = byId.get(finding.rule);
      if (rule === undefined) return [];
      const held = exceptions.get(finding.id);
      const exception = held === undefined || hasAccount ? held : { ...held, reason: '' };
      const made = (cases.get(finding.id) ?? []).map(({ finding: _, ...one }) => one);
      const treat: Treat = { ...(exception && { exception }), cases: made, lists: lists?.get(finding.id) ?? [] };
      return [{ ...finding, treat, ...sentencesOf(rule, finding) }];
    });
  };
}

/** What is wrong and what mends it, in words. */
export function sentencesOf(rule: Pick<Rule, 'kind'>, found: Found | Finding): { wrong: Words; remedyWords: Words } {
  const kind = kindOf(rule.kind);
  if (kind === undefined) throw new TypeError(`There is no kind of rule "${rule.kind}".`);
  const { wrong, remedy } = kind.words(found);
  return { wrong, remedyWords: remedy };
}
