import type { Words } from '#domain/collection.ts';
import { tiers, type RuleContent } from './rule.ts';

/** Where a rule comes from, with the plan called by its name: 'plan 2.4.8' is “行动方案 2.4.8”. */
export function sourceWords({ source, sourceEn = source }: Pick<RuleContent, 'source' | 'sourceEn'>): Words {
  const named = (text: string, plan: string): string => text.replace(/\bplan (?=\d)/g, `${plan} `);
  return { zh: named(source, tiers.plan.zh), en: named(sourceEn, tiers.plan.en) };
}
