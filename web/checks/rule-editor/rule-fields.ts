import type { RuleContent, RuleKind, Tier } from '#domain/checks/rule.ts';
import type { ClassKey } from '#domain/catalogue/case-class.ts';
import type { RecordContent } from '#domain/record.ts';

/** A rule's parameters while they are typed: whatever stands in the fields. */
export type Params = Readonly<Record<string, unknown>>;

/** A rule while it is typed. */
export interface RuleFields {
  readonly zh: string;
  readonly en: string;
  readonly kind: RuleKind | '';
  readonly params: Params;
  readonly source: string;
  readonly sourceEn: string;
  readonly tier: Tier;
  /** Campaign action, as the list of choices has it. */
  readonly action: string | null;
  readonly caseClass: ClassKey | null;
  readonly enabled: boolean;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Goes into the journal, not into the rule. */
  readonly note: string;
}

/** What the form begins with. @param held undefined for a new rule */
export function toFields(held: Partial<RuleContent> | undefined): RuleFields {
  return {
    zh: held?.zh ?? '',
    en: held?.en ?? '',
    kind: held?.kind ?? '',
    params: held?.params ?? {},
    source: held?.source ?? '',
    sourceEn: held?.sourceEn ?? '',
    tier: held?.tier ?? 'local',
    action: held?.action === undefined ? null : String(held.action),
    caseClass: held?.caseClass ?? null,
    enabled: held?.enabled ?? true,
    validFrom: held?.validFrom ?? null,
    validTo: held?.validTo ?? null,
    note: '',
  };
}

/** The rule of what was typed, right or wrong: `faultsOfRule` says which. */
export function toContent(fields: RuleFields): RuleContent {
  const { zh, en, kind, params, source, sourceEn, tier, action, caseClass, enabled, validFrom, validTo } = fields;
  return {
    zh: zh.trim(),
    en: en.trim(),
    kind: kind as RuleKind,
    params,
    source: source.trim(),
    ...(sourceEn.trim() !== '' && { sourceEn: sourceEn.trim() }),
    tier,
    ...(action !== null && { action: Number(action) }),
    ...(caseClass !== null && { caseClass }),
    enabled,
    ...(validFrom && { validFrom }),
    ...(validTo && { validTo }),
  };
}

/** A rule as a record holds it, without what the list of rules adds. */
export function contentOf(rule: RuleContent): RecordContent {
  const { id: _id, isStandard: _standard, ...content } = rule as RuleContent & { id?: string; isStandard?: boolean };
  return { ...content };
}
