import type { CaseClass } from './case-class.ts';

/**
 * Classes by "kind code", as a case names its own where its edition is not at hand; of one code a class in use before a
 * retired one.
 */
export function classesByCode(classes: readonly CaseClass[]): ReadonlyMap<string, CaseClass> {
  const inOrder = [...classes].sort((a, b) => Number(b.retired) - Number(a.retired));
  return new Map(inOrder.map((one) => [`${one.kind} ${one.code}`, one]));
}
