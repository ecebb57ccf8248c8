import type { CaseClass } from '#domain/catalogue/case-class.ts';
import type { Properties } from '#domain/feature.ts';
import type { Language } from '../state/view.ts';

/** What the class of a case is called: by the catalogue as it holds, else as the case itself has it. */
export function classNameOf({ className, classCode }: Properties, known: CaseClass | undefined, language: Language) {
  return known?.[language] ?? String(className ?? classCode ?? '');
}
