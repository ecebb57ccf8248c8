import type { Words } from '#domain/collection.ts';
import type { RecordsView } from '#domain/record.ts';
import { settingDeclarations, settingOf } from '#domain/settings/settings.ts';
import type { NumberChoices } from './frame.ts';

/** The setting behind each choice. */
const keys: Readonly<Record<keyof NumberChoices, string>> = {
  reworkBase: 'numbers.reworkBase',
  filingBase: 'numbers.filingBase',
  carryOver: 'numbers.carryOver',
  suspendedOut: 'numbers.suspendedOut',
  forced: 'numbers.forced',
  closeOnTime: 'numbers.closeOnTime',
};

/** The bureau's choices for its numbers, as its settings hold. */
export function numberChoices(records: RecordsView): NumberChoices {
  return Object.fromEntries(
    Object.entries(keys).map(([choice, key]) => [choice, settingOf(records, key).value]),
  ) as unknown as NumberChoices;
}

/** A choice as it was used, for whoever reads a number made by it. */
export interface UsedChoice extends Words {
  readonly key: string;
  readonly value: string;
  readonly words: Words;
  readonly source: Words;
  readonly isDefault: boolean;
}

/** All choices with their words and sources. */
export function usedChoices(records: RecordsView): UsedChoice[] {
  return Object.values(keys).map((key) => {
    const declared = settingDeclarations.find((one) => one.key === key)!;
    const { value, source, isDefault } = settingOf(records, key);
    const words = declared.kind === 'choice' ? declared.choices[String(value)]! : { zh: '', en: '' };
    return { key, zh: declared.zh, en: declared.en, value: String(value), words, source, isDefault };
  });
}
