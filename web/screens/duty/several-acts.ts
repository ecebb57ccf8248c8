import { allActs, ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import type { CaseStatus } from '#domain/cases/status.ts';
import type { Feature } from '#domain/feature.ts';
import type { Right } from '#domain/people/rights.ts';

/** An act offered for several cases, and for how many of them their state allows it. */
export interface SeveralAct {
  readonly act: CaseAct;
  readonly fits: number;
}

/** The acts that may be done to several cases at once; each case is judged for itself by the server. */
export function severalActs(cases: readonly Feature[], can: (right: Right) => boolean): readonly SeveralAct[] {
  return allActs.flatMap((act) => {
    const { several, rights, from } = ruleOf(act);
    if (!several || !rights.some(can)) return [];
    const fits = cases.filter(({ properties }) => from.includes(properties['status'] as CaseStatus)).length;
    return fits > 0 ? [{ act, fits }] : [];
  });
}
