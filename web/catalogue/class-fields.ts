import type { LimitUnit } from '#domain/calendar/limit-units.ts';
import type { CaseClass, ClassKey } from '#domain/catalogue/case-class.ts';
import type { ClassContent } from '#domain/catalogue/case-classes.ts';
import { currentStandard, isLocalCode } from '#domain/catalogue/codes.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';

/** What is typed about a class. */
export interface ClassFields {
  readonly zh: string;
  readonly en: string;
  /** Campaign action, as the list of choices has it. */
  readonly action: string;
  readonly responsibilityKind: ResponsibilityKind;
  readonly calendar: string;
  readonly limitAmount: number | string;
  readonly limitUnit: LimitUnit;
  readonly filing: string;
  readonly closing: string;
  readonly urgent: boolean;
  readonly code2013: string;
  readonly code2007: string;
  readonly retired: boolean;
  readonly source: string;
}

/**
 * What the form begins with: what the bureau says, else what the standard says, else the usual.
 * @param base the standard's class; undefined for one of the bureau's own
 */
export function toFields(own: Partial<ClassContent> | undefined, base: CaseClass | undefined): ClassFields {
  return {
    zh: own?.zh ?? base?.zh ?? '',
    en: own?.en ?? base?.en ?? '',
    action: String(own?.action ?? base?.action ?? 2),
    responsibilityKind: own?.responsibilityKind ?? base?.responsibilityKind ?? 'order',
    calendar: own?.calendar ?? base?.calendar ?? 'office',
    limitAmount: own?.limitAmount ?? base?.limit.amount ?? 1,
    limitUnit: own?.limitUnit ?? base?.limit.unit ?? 'workDay',
    filing: own?.filing ?? base?.filing ?? '',
    closing: own?.closing ?? base?.closing ?? '',
    urgent: own?.urgent ?? base?.urgent ?? false,
    code2013: own?.code2013 ?? base?.code2013 ?? '',
    code2007: own?.code2007 ?? base?.code2007 ?? '',
    retired: own?.retired ?? false,
    source: own?.source ?? '',
  };
}

/**
 * The record of what was typed: of a standard class only what differs from the standard, so that a later edition of the
 * files is not hidden by what nobody changed.
 */
export function toContent(key: ClassKey, fields: ClassFields, base: CaseClass | undefined): ClassContent {
  const { action, limitAmount, limitUnit, retired, source, ...rest } = fields;
  const typed = {
    ...rest,
    zh: rest.zh.trim(),
    en: rest.en.trim(),
    filing: rest.filing.trim(),
    closing: rest.closing.trim(),
    code2013: rest.code2013.trim(),
    code2007: rest.code2007.trim(),
    action: Number(action),
  };
  const before: Readonly<Record<string, unknown>> = { ...base };
  const said = Object.entries(typed).filter(([name, value]) => value !== (before[name] ?? '') && isSaid(name, value));
  const isOtherLimit = base?.limit.amount !== Number(limitAmount) || base.limit.unit !== limitUnit;
  return {
    ...key,
    ...(Object.fromEntries(said) as Partial<ClassContent>),
    ...(isOtherLimit && { limitAmount: Number(limitAmount), limitUnit }),
    ...(retired && { retired }),
    source: source.trim(),
  };
}

/** Codes are there or not: an empty one is none. */
function isSaid(name: string, value: unknown): boolean {
  return value !== '' || (name !== 'code2013' && name !== 'code2007');
}

/** The first number of a group that the bureau may give and did not: 080 upwards. */
export function freeCode(group: string, taken: ReadonlySet<string>): string {
  for (let part = 80; part <= 999; part++) {
    const code = `${group}${String(part).padStart(3, '0')}`;
    if (!taken.has(code)) return code;
  }
  return '';
}

/** Whether a code may be given to a class of the bureau's own. */
export function isFreeCode(code: string, taken: ReadonlySet<string>): boolean {
  return isLocalCode(code) && !taken.has(code);
}

/** The key of a class of the bureau's own. */
export function ownKey(kind: ClassKey['kind'], code: string): ClassKey {
  return { standard: currentStandard, kind, code };
}
