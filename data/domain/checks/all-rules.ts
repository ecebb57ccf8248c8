import type { RecordsView } from '#domain/record.ts';
import standard from '#standards/rules.json' with { type: 'json' };
import type { RuleContent } from './rule.ts';

/** A rule with its id; `isStandard`: as `data/standards/rules.json` has it, the bureau has not changed it. */
export interface Rule extends RuleContent {
  readonly id: string;
  readonly isStandard: boolean;
}

const standardRules = standard.rules as unknown as readonly (RuleContent & { readonly id: string })[];

/** All rules, in force or not: the standard ones in their order, each as the bureau has it, then the bureau's own by name. */
export function allRules(records: RecordsView): Rule[] {
  const own = new Map(records.all('rules').map(({ id, content }) => [id, content as unknown as RuleContent]));
  const given = standardRules.map((rule): Rule => {
    const changed = own.get(rule.id);
    own.delete(rule.id);
    return changed === undefined ? { ...rule, isStandard: true } : { ...changed, id: rule.id, isStandard: false };
  });
  const added = [...own].map(([id, content]): Rule => ({ ...content, id, isStandard: false }));
  return [...given, ...added.sort((a, b) => (a.zh < b.zh ? -1 : a.zh > b.zh ? 1 : a.id < b.id ? -1 : 1))];
}

/** The standard rule of an id, as it was before the bureau changed it; undefined for the bureau's own. */
export function standardRule(id: string): Rule | undefined {
  const found = standardRules.find((rule) => rule.id === id);
  return found === undefined ? undefined : { ...found, isStandard: true };
}

/**
 * Whether a rule is held against the city on a day.
 * @param day "YYYY-MM-DD", Asia/Shanghai
 */
export function isInForce({ enabled, validFrom, validTo }: RuleContent, day: string): boolean {
  return enabled && (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}
