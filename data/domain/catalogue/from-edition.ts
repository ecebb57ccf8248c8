import type { Words } from '#domain/collection.ts';
import type { RecordsView } from '#domain/record.ts';
import { refused, ok, type Result } from '#domain/result.ts';
import earlier from '#standards/earlier-codes.json' with { type: 'json' };
import type { CaseClass, ClassKey } from './case-class.ts';
import type { ClassContent } from './case-classes.ts';
import { classOf } from './classes.ts';
import { currentStandard } from './codes.ts';
import { standardClasses } from './standard-classes.ts';

/** Earlier editions, whose codes come in old lists: GB/T 30428.2-2013 and CJ/T 214-2007. */
export type Edition = keyof typeof earlier.editions;

export const editions: Readonly<Record<Edition, Words & { readonly standard: string }>> = earlier.editions;

/** Why a code of an earlier edition names no class of today, as a value. */
export interface EditionRefusal {
  /** 'local': a number that each city gives to classes of its own; the bureau maps it in its catalogue. */
  readonly reason: 'unknown' | 'withdrawn' | 'ambiguous' | 'local';
  /** What the edition called it; '' where that is not known. */
  readonly name: string;
  /** Classes it may mean; empty where none comes near. */
  readonly candidates: readonly CaseClass[];
}

interface EarlierCode {
  readonly edition: string;
  readonly kind: string;
  readonly code: string;
  readonly zh: string;
  readonly to: readonly string[];
}

/**
 * The class that a code of an earlier edition stands for. What the bureau says in its catalogue goes first. Codes alone
 * mislead: 05 are emergencies in 2013 and street order in 2007 (domain.md 0.2), so the edition must be known.
 * @param code four digits, with or without a hyphen: "0110", "01-10"
 * @param kind in which list the code stands; the same digits name a component too
 * @returns the class, perhaps a retired one; or why there is none
 */
export function classFromEdition(
  records: RecordsView,
  edition: Edition,
  code: string,
  kind: ClassKey['kind'] = 'matter',
): Result<CaseClass, EditionRefusal> {
  const digits = code.replaceAll('-', '').trim();
  const property = edition === '2013' ? 'code2013' : 'code2007';
  const own = records
    .all('case-classes')
    .map(({ content }) => content as unknown as ClassContent)
    .find((said) => said.kind === kind && said[property] === digits);
  const same = own ?? standardClasses.find((standard) => standard.kind === kind && standard[property] === digits);
  if (same !== undefined) return ok(classOf(records, same)!);
  const entry = (earlier.codes as readonly EarlierCode[]).find(
    (known) => known.edition === edition && known.kind === kind && known.code === digits,
  );
  const refuse = (reason: EditionRefusal['reason'], candidates: readonly CaseClass[] = []) =>
    refused<EditionRefusal>({ reason, name: entry?.zh ?? '', candidates });
  if (entry === undefined) return refuse(/^0[1-6](8[1-9]|9\d)$/.test(digits) ? 'local' : 'unknown');
  const candidates = entry.to.map((to) => classOf(records, { standard: currentStandard, kind, code: to })!);
  return refuse(candidates.length > 1 ? 'ambiguous' : 'withdrawn', candidates);
}
