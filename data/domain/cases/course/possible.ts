import type { Properties } from '#domain/feature.ts';
import type { Right } from '#domain/people/rights.ts';
import { allActs, ruleOf, type CaseAct } from '../acts.ts';
import type { CaseStatus } from '../status.ts';
import type { RequestKind } from '../words.ts';
import { owesAnswer } from './answers.ts';
import { requestFault } from './requests.ts';
import type { ActWorld } from './world.ts';

/** What deciding whether an act is possible needs. */
export type Standpoint = Pick<ActWorld, 'now' | 'hand' | 'figures'>;

/** The requests that acts make, and those that acts decide. */
const asks: Readonly<Partial<Record<CaseAct, RequestKind>>> = {
  'case.request-return': 'return',
  'case.request-hand-back': 'handBack',
  'case.request-extension': 'extension',
  'case.request-suspension': 'suspension',
  'case.appeal': 'appeal',
};
const decides: Readonly<Partial<Record<CaseAct, RequestKind>>> = {
  'case.approve-return': 'return',
  'case.approve-hand-back': 'handBack',
  'case.approve-extension': 'extension',
  'case.approve-suspension': 'suspension',
  'case.decide-appeal': 'appeal',
};

/**
 * Why an act is not possible for a case as it stands, whoever wants it.
 * @returns 'state' where the state or what is pending forbids it, a sentence where a rule does; undefined where it is possible
 */
export function obstacle(properties: Properties, act: CaseAct, from: Standpoint): string | undefined {
  if (!ruleOf(act).from.includes(properties['status'] as CaseStatus)) return 'state';
  const { request, requestStep } = properties;
  const asked = asks[act];
  if (asked !== undefined) return request === undefined ? requestFault(asked, properties, from) : 'state';
  const decided = decides[act];
  if (decided !== undefined) {
    const step = decided === 'handBack' ? 'unit' : 'centre';
    return request === decided && requestStep === step ? undefined : 'state';
  }
  switch (act) {
    case 'case.endorse-request':
      return request !== undefined && request !== 'handBack' && requestStep === 'unit' ? undefined : 'state';
    case 'case.refuse-request':
    case 'case.withdraw-request':
      return request === undefined ? 'state' : undefined;
    case 'case.end-supervision':
      return properties['supervised'] === true ? undefined : 'state';
    case 'case.answer':
      return owesAnswer(properties) ? undefined : 'state';
    case 'case.follow-up':
      return owesAnswer(properties) && properties['answeredAt'] !== undefined ? undefined : 'state';
    default:
      return undefined;
  }
}

/** The acts that are possible for a case as it stands, whoever does them; in the order of the table. */
export function possibleActs(properties: Properties, from: Standpoint): CaseAct[] {
  return allActs.filter((act) => obstacle(properties, act, from) === undefined);
}

/** The rights any of which an act needs on this case: a request is refused by whoever it lies before. */
export function rightsFor(act: CaseAct, properties: Properties): readonly Right[] {
  if (act !== 'case.refuse-request') return ruleOf(act).rights;
  return properties['requestStep'] === 'unit' ? ['case.endorse'] : ['case.dispatch', 'case.file'];
}

/** Whether the hand fits the act: one withdraws one's own requests and decides others', and handles what is one's own. */
export function fitsHand(act: CaseAct, { requestBy, assignee }: Properties, hand: string): boolean {
  if (act === 'case.withdraw-request') return requestBy === hand;
  if (act === 'case.handle') return assignee === undefined || hand === `person:${String(assignee)}`;
  const isDecision = act in decides || act === 'case.endorse-request' || act === 'case.refuse-request';
  return !isDecision || requestBy !== hand;
}
