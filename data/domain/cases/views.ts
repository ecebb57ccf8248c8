import type { Words } from '#domain/collection.ts';
import { may, type Caller } from '#domain/people/caller.ts';
import type { Right } from '#domain/people/rights.ts';
import type { CaseFacts } from './numbers/facts.ts';

/** Who looks at the queue, and when. */
export interface Viewer {
  readonly caller: Caller;
  /** Epoch seconds. */
  readonly now: number;
  /** The end of the day in Asia/Shanghai, epoch seconds. */
  readonly dayEnd: number;
  /** Names of the crews that the caller is a member of. */
  readonly crews: ReadonlySet<string>;
}

/** A saved view of the queue: some columns' values, and what more must hold. */
export interface CaseView extends Words {
  /** Column -> any of these values, as filters have them. */
  readonly equals: Readonly<Record<string, readonly string[]>>;
  /** Columns that must have a value. */
  readonly some?: readonly string[];
  readonly holds?: (facts: CaseFacts, viewer: Viewer) => boolean;
  /** For everyone the whole city, also for whoever acts for some units or districts only. */
  readonly whole?: true;
}

const hour = 3600;
const open = { open: ['true'] } as const;
const withUnit = { ...open, status: ['pendingAcknowledgement', 'handling'] } as const;

const inState = (status: string): CaseView['equals'] => ({ ...open, status: [status] });

/** The rights that acts of the course need: whose limits narrow what a person is shown. */
const acting: readonly Right[] = [
  'case.receive',
  'case.verify',
  'case.file',
  'case.dispatch',
  'case.respond',
  'case.endorse',
  'case.handle',
];

export const caseViews = {
  all: { zh: '全部', en: 'All', equals: {}, whole: true },
  mine: { zh: '我的', en: 'Mine', equals: open, holds: isMine },
  pendingAcceptance: { zh: '待受理', en: 'To accept', equals: inState('pendingAcceptance') },
  toVerify: { zh: '待核实', en: 'To verify', equals: inState('pendingVerification') },
  toFile: { zh: '待立案', en: 'To file', equals: inState('pendingFiling') },
  toDispatch: { zh: '待派遣', en: 'To dispatch', equals: inState('pendingDispatch') },
  toAcknowledge: { zh: '待签收', en: 'To acknowledge', equals: inState('pendingAcknowledgement') },
  handling: { zh: '处置中', en: 'Being handled', equals: inState('handling') },
  toInspect: { zh: '待核查', en: 'To inspect', equals: inState('pendingInspection') },
  toClose: { zh: '待结案', en: 'To close', equals: inState('pendingClosing') },
  dueSoon: {
    zh: '一小时内到期',
    en: 'Due within an hour',
    equals: withUnit,
    holds: ({ dueAt }, { now }) => dueAt > now && dueAt <= now + hour,
  },
  overdue: {
    zh: '超期',
    en: 'Overdue',
    equals: withUnit,
    holds: ({ dueAt }, { now }) => dueAt > 0 && dueAt <= now,
  },
  supervised: { zh: '督办', en: 'Supervised', equals: { ...open, supervised: ['true'] } },
  rework: { zh: '返工', en: 'Rework', equals: inState('handling'), holds: ({ reworks }) => reworks > 0 },
  suspendedDue: {
    zh: '挂账到期',
    en: 'Suspension ends today',
    equals: inState('suspended'),
    holds: ({ suspendedUntil }, { dayEnd }) => suspendedUntil > 0 && suspendedUntil <= dayEnd,
  },
  requests: { zh: '申请待我审批', en: 'Requests for me', equals: {}, some: ['request'], holds: mayDecide },
  answers: { zh: '待答复', en: 'Answers owed', equals: { open: ['false'], answerOwed: ['true'] } },
  ended: { zh: '已办结', en: 'Ended', equals: { open: ['false'] }, whole: true },
} as const satisfies Readonly<Record<string, CaseView>>;

export type CaseViewId = keyof typeof caseViews;

export const allViews = Object.keys(caseViews) as readonly CaseViewId[];

/** What must hold of a case for a viewer beside the view's columns; made once a request, asked for every case. */
export function makeView(id: CaseViewId, viewer: Viewer): (facts: CaseFacts) => boolean {
  const { holds, whole }: CaseView = caseViews[id];
  const isWithin = whole === true ? undefined : limitsOf(viewer.caller);
  return (facts) => (isWithin === undefined || isWithin(facts)) && (holds === undefined || holds(facts, viewer));
}

/**
 * The part of the city that a caller acts for: a unit's desk shows the unit's cases.
 * @returns undefined for the whole city: acting everywhere, or nowhere at all
 */
function limitsOf(caller: Caller): ((facts: CaseFacts) => boolean) | undefined {
  const grants = caller.grants.filter(({ rights }) => rights.some((right) => acting.includes(right)));
  const isLimited = grants.every(
    ({ units, districts, actions }) => units !== undefined || districts !== undefined || actions !== undefined,
  );
  if (grants.length === 0 || !isLimited) return undefined;
  const limited: Caller = { ...caller, grants };
  return (facts) => acting.some((right) => may(limited, right, placeOf(facts)));
}

/** Whether the next act of a case is the viewer's: by right and its limits, or since the case was given to him. */
function isMine(facts: CaseFacts, viewer: Viewer): boolean {
  return (
    mayDecide(facts, viewer) || nextRights(facts, viewer).some((right) => may(viewer.caller, right, placeOf(facts)))
  );
}

function nextRights(facts: CaseFacts, { caller, now, crews }: Viewer): readonly Right[] {
  switch (facts.status) {
    case 'pendingAcceptance':
      return ['case.receive'];
    case 'pendingVerification':
    case 'pendingInspection':
      return facts.task === '' || facts.task === caller.id ? ['case.verify'] : [];
    case 'pendingFiling':
    case 'pendingClosing':
      return ['case.file'];
    case 'pendingDispatch':
      return ['case.dispatch'];
    case 'pendingAcknowledgement':
      return ['case.respond'];
    case 'handling':
      return [
        'case.respond',
        ...(facts.assignee === caller.id || crews.has(facts.crew) ? (['case.handle'] as const) : []),
        // Somebody is called to help, or told that nobody is.
        ...(facts.supportAsked ? (['case.endorse'] as const) : []),
      ];
    case 'suspended':
      return facts.suspendedUntil <= now ? ['case.file', 'case.dispatch', 'case.respond'] : [];
    default:
      return [];
  }
}

/** The rights that decide a request before the centre; before the unit it is the approver's. */
const deciders: Readonly<Record<string, readonly Right[]>> = {
  return: ['case.dispatch'],
  extension: ['case.dispatch', 'case.file'],
  suspension: ['case.file'],
  appeal: ['case.file'],
};

/** Whether the viewer may decide what is asked for. */
function mayDecide(facts: CaseFacts, { caller }: Viewer): boolean {
  if (facts.request === '') return false;
  const rights: readonly Right[] = facts.requestStep === 'unit' ? ['case.endorse'] : (deciders[facts.request] ?? []);
  return rights.some((right) => may(caller, right, placeOf(facts)));
}

function placeOf({ unit, district, action }: CaseFacts) {
  return { unit, action, ...(district === '' ? {} : { district }) };
}
