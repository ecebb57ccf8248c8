import type { RecordFault } from '#domain/record.ts';
import type { TFunction } from 'i18next';

/** What is wrong with a rule, by the field it stands at. */
export interface RuleFaults {
  /** Of exactly this place, in the reader's words. */
  at(pointer: string): string | undefined;
  /** Of this place or anything in it. */
  within(pointer: string): string | undefined;
  readonly count: number;
}

const known: ReadonlyArray<readonly [RegExp, string]> = [
  [/^is missing$/, 'faults.missing'],
  [/^must be >= (.*)$/, 'checkTools.faults.atLeast'],
  [/^must be > (.*)$/, 'checkTools.faults.above'],
  [/^must be <= (.*)$/, 'checkTools.faults.atMost'],
  [/^must be < (.*)$/, 'checkTools.faults.below'],
  [/^must be integer$/, 'checkTools.faults.whole'],
  [/^must be number$/, 'checkTools.faults.number'],
  [/^must be (string|boolean|array|object)$/, 'faults.missing'],
  [/^must not have fewer than (\d+) items$/, 'checkTools.faults.fewItems'],
  [/^must not have more than (\d+) items$/, 'checkTools.faults.manyItems'],
  [/^must not have more than (\d+) characters$/, 'checkTools.faults.long'],
  [/^must not have fewer than (\d+) characters$/, 'faults.missing'],
  [/^must be equal to one of/, 'checkTools.faults.choice'],
  [/^must match (pattern|format)/, 'checkTools.faults.pattern'],
  [/^must not be before the day from which it holds$/, 'checkTools.faults.daysBackwards'],
  [/^there is no collection "(.*)"$/, 'checkTools.faults.noCollection'],
  [/^there is no kind of rule/, 'checkTools.faults.noKind'],
  [/(?:ha(?:s|ve) no|there is no|is no) property "(.*?)"/, 'checkTools.faults.noProperty'],
  [/^".*" holds no areas$/, 'checkTools.faults.noAreas'],
  [/^names no places, roads or area/, 'checkTools.faults.nothingAsked'],
  [/^(?:is needed |names the |says |zones are covered by kind)/, 'checkTools.faults.needed'],
  [/ go together$/, 'checkTools.faults.together'],
  [/^the rule asks for nothing$/, 'checkTools.faults.asksNothing'],
  [/^one feature has no share by count$/, 'checkTools.faults.noCountShare'],
  [/^schema is false$|^must not have additional properties$/, 'checkTools.faults.unknownField'],
];

/** One fault in words; where the page knows none, the detail as it is. */
export function ruleFaultWords(detail: string, t: TFunction): string {
  for (const [pattern, key] of known) {
    const found = pattern.exec(detail);
    if (found) return t(key, { what: found[1] });
  }
  return t('checkTools.faults.other', { detail });
}

/** Faults of `faultsOfRule`, each at the field it is about: what is required and missing stands at the field itself. */
export function ruleFaults(faults: readonly RecordFault[], t: TFunction): RuleFaults {
  const placed = faults.flatMap(({ pointer, detail }) => {
    const missing = /^must have required properties (.*)$/.exec(detail);
    if (missing === null) return [{ pointer, words: ruleFaultWords(detail, t) }];
    return missing[1]!.split(', ').map((name) => ({ pointer: `${pointer}/${name}`, words: t('faults.missing') }));
  });
  return {
    at: (pointer) => placed.find((fault) => fault.pointer === pointer)?.words,
    within: (pointer) =>
      placed.find((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`))?.words,
    count: placed.length,
  };
}
