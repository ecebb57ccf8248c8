import type { CaseAct } from '#domain/cases/acts.ts';
import { cases } from '#domain/cases/collection.ts';
import type { Feature } from '#domain/feature.ts';
import { may, type Caller } from '#domain/people/caller.ts';
import type { Right } from '#domain/people/rights.ts';
import type { RecordsView } from '#domain/record.ts';
import { actedOn, lenderOf, mayOn } from '../collections/line-rights.ts';

/** What a unit that helps (跨区支援) decides of its own crew, where the case's unit decides of all others. */
const ofLender: ReadonlySet<CaseAct> = new Set<CaseAct>(['case.assign', 'case.end-support']);

/**
 * Whether a caller's right holds for an act on a case. A crew that was lent answers to its own unit: that unit chooses which
 * crew helps, and decides what the crew asks for; the unit whose case it is sees it, and may still take the case to itself.
 */
export function mayAct(records: RecordsView, caller: Caller, act: CaseAct, right: Right, feature: Feature): boolean {
  if (right !== 'case.endorse') return mayOn(records, caller, right, cases, feature);
  const { properties } = feature;
  const on = actedOn(cases, feature);
  const lender = lenderOf(records, properties);
  const isOfLender = lender !== undefined && may(caller, right, { ...on, unit: lender.unit });
  if (lender?.has === true && properties['request'] === 'handBack') {
    if (act === 'case.approve-hand-back' || act === 'case.refuse-request') return isOfLender;
  }
  if (may(caller, right, on)) return true;
  return isOfLender && ofLender.has(act) && properties['status'] === 'handling';
}
