import type { CheckCity, RuleCheck } from '#domain/checks/check.ts';
import { faultsOfRule } from '#domain/checks/faults-of-rule.ts';
import { openRule } from '#domain/checks/open-rule.ts';
import type { RuleContent, RuleKind } from '#domain/checks/rule.ts';
import type { Found } from '#domain/finding.ts';

/** A rule of a test, with the figures that matter. */
export function ruleOf(kind: RuleKind, params: RuleContent['params']): RuleContent {
  return { zh: '试', en: 'Test', kind, params, source: 'test', tier: 'local', enabled: true };
}

/** Opens a rule without faults and computes it. */
export function runRule(rule: RuleContent, city: CheckCity): RuleCheck {
  const faults = faultsOfRule(rule);
  if (faults.length > 0) throw new TypeError(JSON.stringify(faults));
  const check = openRule(rule, city);
  for (const step of check.run()) void step;
  return check;
}

/** What a rule found, by owner; and how it stands. */
export function outcomeOf(check: RuleCheck): { found: [string, readonly Found[]][]; state: unknown } {
  const found = [...check.found].sort(([a], [b]) => (a < b ? -1 : 1));
  return { found, state: check.state() };
}

/** All that a rule found, in one list. */
export function allFound(check: RuleCheck): Found[] {
  return [...check.found.values()].flat();
}
