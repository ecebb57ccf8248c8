import type { CheckKind } from './check.ts';
import { partition } from './partition/kind.ts';
import { reach } from './reach/kind.ts';
import { completeness } from './completeness/kind.ts';
import { displacement } from './displacement/kind.ts';
import { share } from './share/kind.ts';
import { spacing } from './spacing/kind.ts';
import { trend } from './trend/kind.ts';
import { presence } from './presence/kind.ts';
import { permitted } from './permitted/kind.ts';
import type { RuleKind } from './rule.ts';

/** All kinds of rules. A new one is one folder and one line here. */
export const checkKinds: Partial<Record<RuleKind, CheckKind>> = {
  partition,
  reach,
  completeness,
  displacement,
  share,
  spacing,
  trend,
  presence,
  permitted,
};

/** What a kind of rule does; undefined where there is none of that name. */
export function kindOf(kind: string): CheckKind | undefined {
  return checkKinds[kind as RuleKind];
}
