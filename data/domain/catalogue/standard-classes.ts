import type { Limit } from '#domain/calendar/add-limit.ts';
import type { LimitUnit } from '#domain/calendar/limit-units.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import duties from '#standards/class-duties.json' with { type: 'json' };
import components from '#standards/components-47678-2026.json' with { type: 'json' };
import earlier from '#standards/earlier-codes.json' with { type: 'json' };
import matters from '#standards/matters-47678-2026.json' with { type: 'json' };
import type { CaseClass, ClassKey } from './case-class.ts';

/** A class as the files of `#standards/` have it; without a limit where no source gives one. */
export type StandardClass = Omit<CaseClass, 'limit' | 'source' | 'retired'> & {
  readonly limit?: Limit;
  /** What the limit's source says beside it, in English. */
  readonly limitNote?: string;
};

/** An entry of a catalogue file. */
interface Entry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly code2013?: string;
  readonly filing?: string;
  readonly closing?: string;
  readonly limit?: { readonly amount: number; readonly unit: string; readonly note?: string };
}

/** By code of today's matter: the codes of 2007 that went over to one class alone. */
const code2007Of = new Map(
  earlier.codes.flatMap(({ edition, code, to, ...rest }) =>
    edition === '2007' && !('note' in rest) ? [[to[0], code] as const] : [],
  ),
);

const dutyOf = new Map(duties.duties.map((duty) => [`${duty.kind} ${duty.code}`, duty]));

/** Text under which a class is found: all three parts of its key. */
export function keyText({ standard, kind, code }: ClassKey): string {
  return `${standard} ${kind} ${code}`;
}

/**
 * All classes of the standard: its components, what may be wrong with each of them ("X异常", a matter of the same code,
 * domain.md 0.3), and the matters of its own list.
 */
export const standardClasses: readonly StandardClass[] = [
  ...(components.components as readonly Entry[]).map((entry) => classOfEntry(components.standard, 'component', entry)),
  ...(components.components as readonly Entry[]).map(({ code2013: _, ...entry }) => ({
    ...classOfEntry(components.standard, 'component', entry),
    kind: 'matter' as const,
    zh: `${entry.zh}异常`,
    en: `${entry.en}: something wrong`,
  })),
  ...(matters.matters as readonly Entry[]).map((entry) => classOfEntry(matters.standard, 'matter', entry)),
];

const byKey = new Map(standardClasses.map((item) => [keyText(item), item]));

/** The standard's class of a key; undefined where it has none. */
export function standardClassOf(key: ClassKey): StandardClass | undefined {
  return byKey.get(keyText(key));
}

function classOfEntry(standard: string, kind: ClassKey['kind'], entry: Entry): StandardClass {
  const { code, zh, en, code2013, filing, closing, limit } = entry;
  const code2007 = kind === 'matter' ? code2007Of.get(code) : undefined;
  const duty = dutyOf.get(`${kind} ${code}`)!;
  return {
    standard,
    kind,
    code,
    zh,
    en,
    action: duty.action,
    responsibilityKind: duty.responsibilityKind as ResponsibilityKind,
    calendar: duty.calendar,
    urgent: false,
    ...(limit && { limit: { amount: limit.amount, unit: limit.unit as LimitUnit } }),
    ...(limit?.note !== undefined && { limitNote: limit.note }),
    ...(filing !== undefined && { filing }),
    ...(closing !== undefined && { closing }),
    ...(code2013 !== undefined && { code2013 }),
    ...(code2007 !== undefined && { code2007 }),
  };
}
