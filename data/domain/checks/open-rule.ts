import { withUnits } from './answering.ts';
import type { CheckCity, OpenRule, RuleCheck } from './check.ts';
import { openPartition } from './partition/open.ts';
import { openCompleteness } from './completeness/open.ts';
import { openDisplacement } from './displacement/open.ts';
import { openShare } from './share/open.ts';
import { openSpacing } from './spacing/open.ts';
import { openTrend } from './trend/open.ts';
import { openPresence } from './presence/open.ts';
import { openReach } from './reach/open.ts';
import { openPermitted } from './permitted/open.ts';
import type { RuleContent, RuleKind } from './rule.ts';

/** How each kind of rule is computed. A new kind is one folder, one line here and one in `kinds.ts`. */
const openers: Partial<Record<RuleKind, OpenRule>> = {
  partition: openPartition,
  reach: openReach,
  completeness: openCompleteness,
  displacement: openDisplacement,
  share: openShare,
  spacing: openSpacing,
  trend: openTrend,
  presence: openPresence,
  permitted: openPermitted,
};

/** Opens a rule over a city; its findings say who answers where they lie. */
export function openRule(rule: RuleContent, city: CheckCity): RuleCheck {
  const open = openers[rule.kind];
  if (open === undefined) throw new TypeError(`There is no kind of rule "${rule.kind}".`);
  return withUnits(open(rule, city), rule, city);
}
