import type { Words } from '#domain/collection.ts';
import type { RecordsView } from '#domain/record.ts';
import { settingOf } from '#domain/settings/settings.ts';
import matters from '#standards/matters-47678-2026.json' with { type: 'json' };
import type { CaseClass, ClassKey } from './case-class.ts';
import { classRecordId, type ClassContent } from './case-classes.ts';
import { localSuffix } from './codes.ts';
import { keyText, standardClasses, standardClassOf, type StandardClass } from './standard-classes.ts';

/**
 * A class as it holds: what the bureau says of it, over what the standard says. A limit that neither gives is the setting
 * `catalogue.defaultLimitDays`.
 * @returns undefined where neither the standard nor the bureau has a class of that key; a retired one is returned
 */
export function classOf(records: RecordsView, key: ClassKey): CaseClass | undefined {
  const own = records.get('case-classes', classRecordId(key))?.content as unknown as ClassContent | undefined;
  return made(records, standardClassOf(key), own);
}

/** A standard class as it would hold if the bureau said nothing of it; undefined where the standard has none of that key. */
export function classWithoutBureau(records: RecordsView, key: ClassKey): CaseClass | undefined {
  return made(records, standardClassOf(key), undefined);
}

/** All classes as they hold, retired ones included, in the order of standard, kind (components first) and code. */
export function allClasses(records: RecordsView): readonly CaseClass[] {
  const own = new Map(
    records.all('case-classes').map(({ content }) => {
      const said = content as unknown as ClassContent;
      return [keyText(said), said] as const;
    }),
  );
  const local = [...own.values()].filter((said) => standardClassOf(said) === undefined);
  return [
    ...standardClasses.map((standard) => made(records, standard, own.get(keyText(standard)))!),
    ...local.map((said) => made(records, undefined, said)!),
  ].sort((a, b) => compareTexts(keyText(a), keyText(b)));
}

function made(
  records: RecordsView,
  standard: StandardClass | undefined,
  own: ClassContent | undefined,
): CaseClass | undefined {
  if (standard === undefined && own === undefined) return undefined;
  const { limitAmount, limitUnit, retired = false, source, ...said } = own ?? ({} as Partial<ClassContent>);
  const { limitNote: _, ...given } = standard ?? ({} as Partial<StandardClass>);
  const isOwn = limitAmount !== undefined && limitUnit !== undefined;
  const limit = isOwn ? { amount: limitAmount, unit: limitUnit } : given.limit;
  const fallback = settingOf(records, 'catalogue.defaultLimitDays');
  return {
    urgent: false,
    ...given,
    ...said,
    ...(standard === undefined && localNames(said)),
    limit: limit ?? { amount: Number(fallback.value), unit: 'workDay' },
    source: isOwn ? source! : limit === undefined ? fallback.source.zh : matters.limitSource.zh,
    retired,
  } as CaseClass;
}

/** The bureau's own classes are told from the standard's by their names too. */
function localNames({ zh = '', en = '' }: Partial<ClassContent>): Words {
  const ended = (name: string, suffix: string): string => (name.endsWith(suffix) ? name : `${name}${suffix}`);
  return { zh: ended(zh, localSuffix.zh), en: ended(en, localSuffix.en) };
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
