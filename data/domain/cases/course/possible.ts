import type { Properties } from '#domain/feature.ts';
import type { Right } from '#domain/people/rights.ts';
import { allActs, ruleOf, type CaseAct } from '../acts.ts';
import type { CaseStatus } from '../status.ts';
import type { RequestKind } from '../words.ts';
import { owesAnswer } from './answers.ts';
import { requestFault } from './requests.ts';
import { isAssigned, isOwnWork, ownActs, type Whose } from './whose.ts';
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
    case 'case.sign-for':
      return isAssigned(properties) && properties['signedForAt'] === undefined ? undefined : 'state';
    case 'case.arrive':
      return properties['arrivedAt'] === undefined ? undefined : 'state';
    case 'case.ask-support':
      return properties['supportAsked'] === true ? 'state' : undefined;
    case 'case.end-support':
      return properties['supportAsked'] === true ? undefined : 'state';
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

/**
 * The rights any of which an act needs on this case: a request is refused by whoever it lies before, and whoever has a case
 * on the street reports back on it himself.
 */
export function rightsFor(act: CaseAct, properties: Properties, whose: Whose): readonly Right[] {
  if (act === 'case.report-back') {
    const isTheirs = isAssigned(properties) && isOwnWork(properties, whose);
    return isTheirs ? ['case.respond', 'case.handle'] : ['case.respond'];
  }
  if (act !== 'case.refuse-request') return ruleOf(act).rights;
  return properties['requestStep'] === 'unit' ? ['case.endorse'] : ['case.dispatch', 'case.file'];
}

/** Whether the hand fits the act: one withdraws one's own requests and decides others', and handles what is one's own. */
export function fitsHand(act: CaseAct, properties: Properties, whose: Whose): boolean {
  const { requestBy } = properties;
  const { hand } = whose;
  if (act === 'case.withdraw-request') return requestBy === hand;
  if (ownActs.has(act)) return isOwnWork(properties, whose);
  const isDecision = act in decides || act === 'case.endorse-request' || act === 'case.refuse-request';
  return !isDecision || requestBy !== hand;
}
