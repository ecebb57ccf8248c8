import { actions } from '#domain/actions.ts';
import { day, flag, oneOf, optional, properties, text, whole, type Words } from '#domain/collection.ts';
import { classKinds } from '#domain/catalogue/case-classes.ts';
import type { ClassKey } from '#domain/catalogue/case-class.ts';
import type { RecordKind } from '#domain/record.ts';
import { Type } from 'typebox';
import { faultsOfRule } from './faults-of-rule.ts';

/** The kinds of rules; `kinds.ts` has what each does. */
export const ruleKinds = {
  spacing: { zh: '沿街间距', en: 'Spacing along streets' },
  reach: { zh: '服务半径', en: 'Within reach' },
  share: { zh: '占比', en: 'Share' },
  displacement: { zh: '移位', en: 'Displacement' },
  completeness: { zh: '要素齐全', en: 'Completeness' },
  partition: { zh: '无缝覆盖', en: 'Partition' },
  trend: { zh: '增减趋势', en: 'Trend' },
  permitted: { zh: '许可范围与时段', en: 'Permitted place and time' },
  presence: { zh: '时段在位', en: 'Presence in time' },
} as const satisfies Record<string, Words>;

export type RuleKind = keyof typeof ruleKinds;

/** What binds: of two rules about one thing the mandatory one prevails; the plan's own stand above for its assessment. */
export const tiers = {
  plan: { zh: '行动方案', en: 'Action plan' },
  mandatory: { zh: '强制性标准', en: 'Mandatory standard' },
  recommended: { zh: '推荐性标准', en: 'Recommended standard' },
  local: { zh: '本地要求', en: 'Local' },
} as const satisfies Record<string, Words>;

export type Tier = keyof typeof tiers;

/** A rule 检查规则, as a record holds it. */
export interface RuleContent {
  readonly zh: string;
  readonly en: string;
  readonly kind: RuleKind;
  /** By the kind's schema. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Clause or standard: 'plan 2.4.8', 'GB 55013-2021 5.0.1'. */
  readonly source: string;
  /** The same in English; absent: as it stands. */
  readonly sourceEn?: string;
  readonly tier: Tier;
  /** Of the ten actions. */
  readonly action?: number;
  /** The class of a case made from one of its findings. */
  readonly caseClass?: ClassKey;
  readonly enabled: boolean;
  /** Days in Asia/Shanghai; the end is the last day on which it holds. */
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** The rules that the bureau made or changed; a standard one of `data/standards/rules.json` holds where there is none of its id. */
export const rules: RecordKind = {
  id: 'rules',
  titles: { zh: '检查规则', en: 'Rules' },
  schema: properties({
    zh: text({ zh: '名称', en: 'Name in Chinese' }, { maxLength: 60, pattern: '\\S' }),
    en: text({ zh: '英文名称', en: 'Name in English' }, { maxLength: 120, pattern: '\\S' }),
    kind: oneOf({ zh: '规则类型', en: 'Kind' }, ruleKinds),
    params: Type.Unsafe<RuleContent['params']>({ type: 'object', title: '参数', titleEn: 'Parameters' }),
    source: text({ zh: '依据', en: 'Source' }, { pattern: '\\S' }),
    sourceEn: optional(text({ zh: '依据（英文）', en: 'Source in English' })),
    tier: oneOf({ zh: '效力', en: 'Tier' }, tiers),
    action: optional(whole({ zh: '所属行动', en: 'Campaign action' }, { minimum: 1, maximum: 10, words: actions })),
    caseClass: optional(
      properties({
        standard: text({ zh: '分类标准', en: 'Catalogue' }, { maxLength: 40, pattern: '\\S' }),
        kind: oneOf({ zh: '类别', en: 'Kind' }, classKinds),
        code: text({ zh: '小类代码', en: 'Class code' }, { pattern: '^\\d{4,5}$' }),
      }),
    ),
    enabled: flag({ zh: '启用', en: 'In force' }),
    validFrom: optional(day({ zh: '生效日期', en: 'From' })),
    validTo: optional(day({ zh: '失效日期', en: 'Until' })),
  }),
  label: 'zh',
  rights: { read: 'signed-in', write: 'rule.edit' },
  check: (_next, _id, content) => (content === null ? [] : faultsOfRule(content as unknown as RuleContent)),
};
